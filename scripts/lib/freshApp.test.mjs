import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { register } from './freshApp.mjs';

const packageOf = (name, role, pluginPackage) => ({
  manifest: { name, backstage: { role, pluginPackage } },
});

test('adds to a backend what extends a plugin that it has, and names the rest', () => {
  const app = mkdtempSync(join(tmpdir(), 'fresh-app-'));
  const source = join(app, 'packages', 'backend', 'src');
  mkdirSync(source, { recursive: true });
  const file = join(source, 'index.ts');
  writeFileSync(
    file,
    "backend.add(import('@host/catalog'));\n\nbackend.start();\n",
  );

  const left = register(app, [
    packageOf('@ours/page', 'frontend-plugin'),
    packageOf('@ours/health', 'backend-plugin'),
    packageOf('@ours/aws', 'backend-plugin-module', '@ours/health'),
    packageOf('@ours/catalog', 'backend-plugin-module', '@host/catalog'),
    packageOf('@ours/scores', 'backend-plugin-module', '@host/scores'),
  ]);

  assert.deepEqual(left, ['@ours/scores']);
  assert.deepEqual(
    [...readFileSync(file, 'utf8').matchAll(/import\('(.+)'\)/g)].map(
      ([, name]) => name,
    ),
    ['@host/catalog', '@ours/health', '@ours/aws', '@ours/catalog'],
  );
});
