import ts from 'typescript';
import { inRepository } from '../lib/paths.mjs';

/** How this repository compiles, for code that is in no file of it. */
export function compilerOptions() {
  const { config } = ts.readConfigFile(
    inRepository('tsconfig.json'),
    ts.sys.readFile,
  );
  return ts.parseJsonConfigFileContent(
    { ...config, include: [], files: [] },
    ts.sys,
    inRepository(),
  ).options;
}
