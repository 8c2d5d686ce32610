import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inRepository } from '../lib/paths.mjs';
import { listFiles } from '../lib/stamp.mjs';
import { drawDiagrams } from './draw.mjs';

test('the pictures are what the diagrams say; yarn docs:diagrams draws them', async () => {
  const drawn = await drawDiagrams();
  assert.ok(Object.keys(drawn).length > 0);
  for (const [file, picture] of Object.entries(drawn)) {
    const path = inRepository(file);
    assert.ok(existsSync(path), file);
    assert.equal(readFileSync(path, 'utf8'), picture, file);
  }
});

test('no page shows the code of a diagram, which not every reader draws', () => {
  const codes = listFiles([inRepository('docs')])
    .filter(file => file.endsWith('.md'))
    .filter(file =>
      /^ *```(mermaid|dot|plantuml)/m.test(readFileSync(file, 'utf8')),
    );
  assert.deepEqual(codes, []);
});
