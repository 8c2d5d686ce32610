import { main } from '../lib/main.mjs';
import { drawDiagrams } from './draw.mjs';
import { bringUpToDate } from './upToDate.mjs';

/** Draws the diagrams of the docs as pictures, which every reader of Markdown shows. */
await main(async () => {
  bringUpToDate(await drawDiagrams(), 'docs:diagrams');
  return 0;
});
