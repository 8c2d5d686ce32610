import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { cacheFolder, root } from './paths.mjs';

/** All files below the given paths, sorted; a path that does not exist has none. */
export function listFiles(paths, isWanted = () => true) {
  return paths.flatMap(path => filesBelow(path, isWanted)).sort();
}

function filesBelow(path, isWanted) {
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  return entries
    .map(entry => join(path, entry.name))
    .filter(isWanted)
    .flatMap(child => filesBelow(child, isWanted));
}

/** One hash over names and contents of files, and over whatever else the outcome depends on. */
export function hashFiles(files, extra = [], base = root) {
  const hash = createHash('sha256');
  for (const part of extra) hash.update(`${part}\0`);
  for (const file of files) {
    hash.update(`${relative(base, file).split(sep).join('/')}\0`);
    hash.update(readFileSync(file));
    hash.update('\0');
  }
  return hash.digest('hex');
}

/** Remembers for which input a piece of work was last done. */
export class Stamp {
  constructor(name, folder = cacheFolder) {
    this.file = join(folder, `${name}.stamp`);
  }

  matches(hash) {
    try {
      return readFileSync(this.file, 'utf8') === hash;
    } catch (error) {
      if (error.code === 'ENOENT') return false;
      throw error;
    }
  }

  write(hash) {
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, hash);
  }
}
