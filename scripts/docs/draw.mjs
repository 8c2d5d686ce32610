import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { instance } from '@viz-js/viz';
import { inRepository, root } from '../lib/paths.mjs';
import { listFiles } from '../lib/stamp.mjs';

const folder = inRepository('docs', 'images');
const font = { fontname: 'Helvetica,Arial,sans-serif', fontsize: 12 };
const quiet = '#6b7280';

/** As all diagrams look: on white, so that a dark page shows them, too. */
const look = {
  graphAttributes: {
    ...font,
    bgcolor: 'white',
    color: quiet,
    style: 'rounded',
    pad: 0.2,
    nodesep: 0.3,
    ranksep: 0.5,
  },
  nodeAttributes: {
    ...font,
    // Not every machine has the font: letters may be wider.
    margin: '0.25,0.08',
    style: 'rounded,filled',
    fillcolor: '#eef2ff',
    color: '#4f46e5',
  },
  edgeAttributes: { ...font, fontsize: 11, color: quiet },
};

/** The pictures of all diagrams in docs/images, by their path from the root. */
export async function drawDiagrams() {
  const viz = await instance();
  const diagrams = listFiles([folder]).filter(file => file.endsWith('.dot'));
  return Object.fromEntries(
    diagrams.map(file => [
      relative(root, file)
        .split(sep)
        .join('/')
        .replace(/\.dot$/, '.svg'),
      viz.renderString(readFileSync(file, 'utf8'), { format: 'svg', ...look }),
    ]),
  );
}
