import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import prettier from 'prettier';
import { inRepository } from '../lib/paths.mjs';

const file = inRepository('docs', 'compatibility.md');

const PLACES = [
  'page',
  'board',
  'card',
  'tab',
  'widget',
  'filter',
  'column',
  'badge',
];

const HEAD = `# Which Backstage it was tried with

\`yarn matrix\` generates an app with Backstage's own generator, gives it each \`@backstage/*\` in the version of the release (or the last one
before it that the registry has), installs our packages from tarballs as [Install](install.md) and [the page on the legacy frontend
system](install-legacy.md) say, builds it, starts it against the simulated AWS with the demo, and looks at it in a browser. It wrote this
table from what it saw. An empty place was not looked at, and a release that is missing was not tried yet.

`;

const columns = ['Backstage', 'frontend', 'tried on', ...PLACES, 'compiles'];

const line = cells => `| ${cells.join(' | ')} |`;

const cell = seen => ({ true: 'yes', false: '**no**' }[seen] ?? '');

const keyOf = cells => cells.map(it => it.trim()).join(' | ');

/** The rows of the table as they were written, by what they are of. */
function written() {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return new Map(
    text
      .split('\n')
      .filter(it => it.startsWith('| ') && !/^\| (Backstage|-)/.test(it))
      .map(it => [keyOf(it.split('|').slice(1, 3)), it]),
  );
}

/** Puts what was seen of a release in the table; what was seen of others stays. */
export async function record({ release, frontend, day, seen, compiles }) {
  const lines = written();
  const cells = [
    release,
    frontend,
    day,
    ...PLACES.map(place => cell(seen[place])),
    cell(compiles),
  ];
  lines.set(keyOf([release, frontend]), line(cells));
  const sorted = [...lines]
    .sort(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }))
    .map(([, it]) => it);
  const text = [
    HEAD,
    line(columns),
    line(columns.map(() => '---')),
    ...sorted,
  ].join('\n');
  writeFileSync(file, await prettier.format(text, { parser: 'markdown' }));
}
