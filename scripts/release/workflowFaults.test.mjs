import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { inRepository } from '../lib/paths.mjs';
import { rows } from '../matrix/rows.mjs';
import { workflowFaults } from './workflowFaults.mjs';

test('names each action of steps and jobs that is not pinned to a commit', () => {
  const workflow = `
jobs:
  one:
    steps:
      - run: echo
      - uses: ./.github/actions/own
      - uses: owner/pinned@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6
      - uses: owner/tag@v6
      - uses: owner/short@de0fac2
  two:
    uses: owner/repository/.github/workflows/shared.yml@main
`;
  assert.deepEqual(workflowFaults(workflow, {}), [
    'owner/tag@v6 is not pinned to a commit',
    'owner/short@de0fac2 is not pinned to a commit',
    'owner/repository/.github/workflows/shared.yml@main is not pinned to a commit',
  ]);
});

test('names each command that is not there', () => {
  const workflow = `
jobs:
  one:
    steps:
      - run: node scripts/run.mjs build
      - run: node scripts/run.mjs biuld --all
`;
  assert.deepEqual(workflowFaults(workflow, { build: 'tsc' }), [
    'package.json has no script biuld',
  ]);
});

test('workflows try rows of the matrix that are there', () => {
  const folder = inRepository('.github', 'workflows');
  const tried = readdirSync(folder)
    .map(name => parse(readFileSync(`${folder}/${name}`, 'utf8')))
    .flatMap(({ jobs }) => Object.values(jobs))
    .flatMap(({ strategy }) => strategy?.matrix?.row ?? []);
  assert.ok(tried.length > 0);
  const names = rows.map(({ name }) => name);
  assert.deepEqual(
    tried.filter(name => !names.includes(name)),
    [],
  );
});
