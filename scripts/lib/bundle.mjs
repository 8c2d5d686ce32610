import { createRequire, isBuiltin } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cacheFolder, inRepository } from './paths.mjs';

/** Only what is ours goes into a bundle; all else is loaded from where its importer would find it. */
const oursOnly = {
  name: 'ours-only',
  setup(build) {
    build.onResolve({ filter: /^[^.]/ }, ({ kind, path, importer }) => {
      if (kind === 'entry-point' || path.startsWith('@pipeline-health/')) {
        return undefined;
      }
      if (isBuiltin(path)) return { path, external: true };
      const file = createRequire(importer).resolve(path);
      return {
        path: kind === 'dynamic-import' ? pathToFileURL(file).href : file,
        external: true,
      };
    });
  },
};

/** Puts TypeScript of ours into one JavaScript file, which takes a blink; `input` is esbuild's `entryPoints` or `stdin`. */
export async function bundleOurs(input, outfile) {
  // Imported late: it is there only after the dependencies are installed.
  const { build } = await import('esbuild');
  await build({
    ...input,
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    sourcemap: true,
    logLevel: 'silent',
    plugins: [oursOnly],
  });
}

/**
 * Puts what `contents` exports, with paths from the root, into a file of the
 * cache named by its `path`; answers where it is.
 */
export async function bundleExports(contents, ...path) {
  const outfile = join(cacheFolder, ...path);
  await bundleOurs(
    { stdin: { contents, resolveDir: inRepository(), loader: 'ts' } },
    outfile,
  );
  return outfile;
}
