import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inRepository } from '../lib/paths.mjs';
import { UserError } from '../lib/userError.mjs';

/**
 * Writes the files that are not what they should be, texts by their path from
 * the root; with `--check` it only says which these are.
 */
export function bringUpToDate(files, command) {
  const stale = Object.entries(files).filter(([file, text]) => {
    const path = inRepository(file);
    return !existsSync(path) || readFileSync(path, 'utf8') !== text;
  });
  const names = stale.map(([file]) => file).join(', ');
  if (stale.length > 0 && process.argv.includes('--check')) {
    throw new UserError(`Not up to date: ${names}. Run yarn ${command}.`);
  }
  for (const [file, text] of stale) writeFileSync(inRepository(file), text);
  console.log(stale.length > 0 ? `Written: ${names}` : 'All up to date');
}
