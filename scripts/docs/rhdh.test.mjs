import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { inRepository } from '../lib/paths.mjs';
import { publishedPackages } from '../lib/packages.mjs';

const text = readFileSync(inRepository('docs', 'install-rhdh.md'), 'utf8');
const [, yaml] = /```yaml\n(# dynamic-plugins\.yaml\n[\s\S]*?)```/.exec(text);
const { plugins } = parse(yaml);

/** What Red Hat Developer Hub calls a package of ours, in an image and in its frontend. */
const inImage = name => name.replace('@', '').replace('/', '-');
const inFrontend = name => name.replace('@', '').replace('/', '.');

const frontend = '@pipeline-health/plugin-pipeline-health';
const { pluginConfig } = plugins.find(it => it.pluginConfig);
const wiring = pluginConfig.dynamicPlugins.frontend[inFrontend(frontend)];

/** What a configuration takes from the package by name. */
function importsOf(value) {
  if (Array.isArray(value)) return value.flatMap(importsOf);
  if (typeof value !== 'object' || value === null) return [];
  const conditions = [value.allOf, value.anyOf]
    .flatMap(list => list ?? [])
    .filter(it => typeof it === 'string');
  return [
    ...[value.importName, value.ref].filter(Boolean),
    ...conditions,
    ...Object.values(value).flatMap(importsOf),
  ];
}

test('the packages of the documentation are ours', () => {
  const ours = publishedPackages().map(({ manifest }) =>
    inImage(manifest.name),
  );
  for (const { package: reference } of plugins) {
    const [, name] = reference.split('!');
    assert.ok(ours.includes(name), name);
  }
});

test('what the documentation mounts is exported', () => {
  const source = readFileSync(
    inRepository('plugins', 'pipeline-health', 'src', 'index.ts'),
    'utf8',
  );
  const names = importsOf(wiring);
  assert.ok(names.length > 8, 'what is mounted was found');
  for (const name of names) {
    assert.match(source, new RegExp(`\\b${name}\\b`));
  }
});

test('a tab has the mount point that its content goes to', () => {
  const points = wiring.mountPoints.map(({ mountPoint }) => mountPoint);
  for (const { mountPoint } of wiring.entityTabs) {
    assert.ok(points.includes(`${mountPoint}/cards`), mountPoint);
  }
});
