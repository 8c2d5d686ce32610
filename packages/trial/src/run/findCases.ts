import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** The case files among files and folders, sorted. */
export async function findCases(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(paths.map(path => casesIn(resolve(path))));
  return [...new Set(found.flat())].sort();
}

async function casesIn(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) {
    return [path];
  }
  const entries = await readdir(path, { recursive: true });
  return entries
    .filter(entry => /\.ya?ml$/.test(entry))
    .map(entry => join(path, entry));
}
