import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unpinnedActions } from './unpinnedActions.mjs';

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
  assert.deepEqual(unpinnedActions(workflow), [
    'owner/tag@v6',
    'owner/short@de0fac2',
    'owner/repository/.github/workflows/shared.yml@main',
  ]);
});
