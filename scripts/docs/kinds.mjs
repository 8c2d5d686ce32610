import { existsSync, readFileSync } from 'node:fs';
import { main } from '../lib/main.mjs';
import { inRepository } from '../lib/paths.mjs';
import { UserError } from '../lib/userError.mjs';
import { loadKinds } from './loadKinds.mjs';
import { writeSections } from './sections.mjs';
import { tablesOf } from './tables.mjs';
import { bringUpToDate } from './upToDate.mjs';
import { wordsOf } from './wordsOf.mjs';

/** The words that translations are compared with. */
const WORDS = 'plugins/pipeline-health/src/translation/kindWords.json';

/**
 * Writes the tables of docs/stages/<kind>.md and the list of words of all kinds
 * from what the kinds say of themselves; with --check it only says which files
 * are not up to date.
 */
await main(async () => {
  const said = await loadKinds();
  const files = { [WORDS]: `${JSON.stringify(wordsOf(said), null, 2)}\n` };
  for (const kind of said.kinds) {
    const file = `docs/stages/${kind.kind}.md`;
    const path = inRepository(file);
    if (!existsSync(path)) {
      throw new UserError(`${file} is missing: every kind has a page`);
    }
    const page = readFileSync(path, 'utf8');
    files[file] = writeSections(page, await tablesOf(kind), file);
  }
  bringUpToDate(files, 'docs:kinds');
  return 0;
});
