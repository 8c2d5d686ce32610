import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { publishedPackages } from '../lib/packages.mjs';
import { inRepository } from '../lib/paths.mjs';

/** The directory of Backstage cuts a longer one off. */
const LONGEST_DESCRIPTION = 170;

test('the entry for the directory of Backstage is whole and true', () => {
  const entry = parse(
    readFileSync(
      inRepository('docs', 'directory', 'pipeline-health.yaml'),
      'utf8',
    ),
  );
  const inMain = url => inRepository(...url.split('/main/')[1].split('/'));
  assert.ok(entry.description.length <= LONGEST_DESCRIPTION);
  assert.match(entry.addedDate, /^\d{4}-\d{2}-\d{2}$/);
  assert.equal(entry.category, 'Monitoring');
  assert.ok(entry.title && entry.author && entry.authorUrl);
  assert.ok(existsSync(inMain(entry.documentation)));
  assert.ok(existsSync(inMain(entry.iconUrl)));
  assert.ok(
    publishedPackages().some(
      ({ manifest }) => manifest.name === entry.npmPackageName,
    ),
  );
});
