import { existsSync, readFileSync } from 'node:fs';
import { main } from '../lib/main.mjs';
import { inRepository } from '../lib/paths.mjs';
import { UserError } from '../lib/userError.mjs';
import { loadKinds } from './loadKinds.mjs';
import { writeSections } from './sections.mjs';
import { tablesOf } from './tables.mjs';
import { bringUpToDate } from './upToDate.mjs';

/**
 * Writes the tables of docs/stages/<kind>.md from what the kinds say of
 * themselves; with --check it only says which pages are not up to date.
 */
await main(async () => {
  const pages = {};
  for (const kind of await loadKinds()) {
    const file = `docs/stages/${kind.kind}.md`;
    const path = inRepository(file);
    if (!existsSync(path)) {
      throw new UserError(`${file} is missing: every kind has a page`);
    }
    const page = readFileSync(path, 'utf8');
    pages[file] = writeSections(page, await tablesOf(kind), file);
  }
  bringUpToDate(pages, 'docs:kinds');
  return 0;
});
