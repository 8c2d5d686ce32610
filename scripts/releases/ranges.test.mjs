import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import semver from 'semver';
import { inRepository } from '../lib/paths.mjs';
import { OLDEST, readRelease } from './releases.mjs';

/** What a release does not have brings what it needs along. */
const NEWER = ['@backstage/frontend-adapter-react-router-v6'];

const manifests = readdirSync(inRepository('plugins')).map(name =>
  JSON.parse(
    readFileSync(inRepository('plugins', name, 'package.json'), 'utf8'),
  ),
);

const ranges = manifests.flatMap(({ name, dependencies }) =>
  Object.entries(dependencies)
    .filter(([needed]) => needed.startsWith('@backstage/'))
    .map(([needed, range]) => ({ name, needed, range })),
);

test('every package takes the libraries of the oldest release', () => {
  const { versions } = readRelease(OLDEST);
  const refused = ranges
    .filter(({ needed }) => !NEWER.includes(needed))
    .filter(({ needed, range }) => !semver.satisfies(versions[needed], range))
    .map(it => `${it.name} wants ${it.needed} ${it.range}`);
  assert.deepEqual(refused, []);
});

test('every package takes more than one version of a library', () => {
  const exact = ranges.filter(({ range }) => semver.valid(range));
  const pinned = ranges.filter(({ range }) => /^\^0\.0\./.test(range));
  assert.deepEqual([...exact, ...pinned], []);
});
