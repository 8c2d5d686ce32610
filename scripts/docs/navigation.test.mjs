import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { inRepository, root } from '../lib/paths.mjs';
import { listFiles } from '../lib/stamp.mjs';

const docs = inRepository('docs');
const pages = listFiles([docs]).filter(file => file.endsWith('.md'));
const nameOf = file => relative(docs, file).split(sep).join('/');

/** The pages that a navigation of mkdocs names, at any depth. */
const namedIn = entry =>
  typeof entry === 'string'
    ? [entry]
    : Object.values(entry).flatMap(value =>
        Array.isArray(value) ? value.flatMap(namedIn) : [value],
      );

const linksOf = file =>
  [...readFileSync(file, 'utf8').matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)]
    .map(([, target]) => target)
    .filter(target => !/^\w+:/.test(target));

test('the navigation leads to each page, and to nothing else', () => {
  const { nav } = parse(readFileSync(inRepository('mkdocs.yml'), 'utf8'));
  assert.deepEqual(nav.flatMap(namedIn).sort(), pages.map(nameOf).sort());
});

test('pages link to each other, and by whole addresses to what is no page', () => {
  const strays = pages.flatMap(file =>
    linksOf(file)
      .map(target => join(dirname(file), target))
      .filter(target => !target.startsWith(docs) || !existsSync(target))
      .map(target => `${nameOf(file)} → ${relative(root, target)}`),
  );
  assert.deepEqual(strays, []);
});

test('changesets, which are read in changelogs, link by whole addresses', () => {
  const relatives = listFiles([inRepository('.changeset')])
    .filter(file => file.endsWith('.md'))
    .flatMap(file =>
      linksOf(file).map(target => `${relative(root, file)} → ${target}`),
    );
  assert.deepEqual(relatives, []);
});

test('what the front pages of the repository link to is there', () => {
  const fronts = listFiles([root], path => dirname(path) === root).filter(
    file => file.endsWith('.md'),
  );
  const dead = fronts.flatMap(file =>
    linksOf(file)
      .filter(target => !existsSync(join(root, target)))
      .map(target => `${relative(root, file)} → ${target}`),
  );
  assert.deepEqual(dead, []);
});
