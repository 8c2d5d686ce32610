import { readFileSync } from 'node:fs';
import { inRepository } from '../lib/paths.mjs';

/** The oldest release of Backstage that we support. */
export const OLDEST = '1.46.0';

/**
 * The version of each library in a release of Backstage, as its manifest at
 * versions.backstage.io says. A release never changes, so they are kept here.
 */
export function readRelease(release) {
  const file = inRepository('scripts', 'releases', `${release}.json`);
  return { release, versions: JSON.parse(readFileSync(file, 'utf8')) };
}
