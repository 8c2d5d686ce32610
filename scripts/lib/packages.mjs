import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inRepository } from './paths.mjs';

const read = file => JSON.parse(readFileSync(file, 'utf8'));

/** The packages that are published: each in `plugins` that is not private. */
export const publishedPackages = () =>
  readdirSync(inRepository('plugins'))
    .sort()
    .map(name => inRepository('plugins', name))
    .map(folder => ({ folder, manifest: read(join(folder, 'package.json')) }))
    .filter(({ manifest }) => !manifest.private);
