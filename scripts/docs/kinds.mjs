import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { main } from '../lib/main.mjs';
import { inRepository } from '../lib/paths.mjs';
import { UserError } from '../lib/userError.mjs';
import { loadKinds } from './loadKinds.mjs';
import { writeSections } from './sections.mjs';
import { tablesOf } from './tables.mjs';

/**
 * Writes the tables of docs/stages/<kind>.md from what the kinds say of
 * themselves; with --check it only says which pages are not up to date.
 */
await main(async () => {
  const check = process.argv.includes('--check');
  const stale = [];
  for (const kind of await loadKinds()) {
    const file = `docs/stages/${kind.kind}.md`;
    const path = inRepository(file);
    if (!existsSync(path)) {
      throw new UserError(`${file} is missing: every kind has a page`);
    }
    const before = readFileSync(path, 'utf8');
    const after = writeSections(before, await tablesOf(kind), file);
    if (before !== after) {
      stale.push(file);
      if (!check) writeFileSync(path, after);
    }
  }
  if (check && stale.length > 0) {
    throw new UserError(
      `Not up to date: ${stale.join(', ')}. Run yarn docs:kinds.`,
    );
  }
  console.log(
    stale.length > 0 ? `Written: ${stale.join(', ')}` : 'All up to date',
  );
  return 0;
});
