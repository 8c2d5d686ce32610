import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applySnippet, snippetsOf } from './snippets.mjs';

const fence = (...lines) => ['```tsx', ...lines, '```'].join('\n');

const app = [
  "import { Route } from 'react-router-dom';",
  'const routes = (',
  '  <FlatRoutes>',
  '    <Route path="/" />',
  '  </FlatRoutes>',
  ');',
  'const other = <FlatRoutes></FlatRoutes>;',
].join('\n');

const page = snippetsOf(
  fence(
    '// packages/app/src/App.tsx',
    "import { Page } from 'pages';",
    "import { Route } from 'react-router-dom';",
    '',
    '// in routes, before </FlatRoutes>',
    '<Route element={<Page />} />;',
  ),
);

test('a snippet names its file and its place', () => {
  assert.equal(page.length, 1);
  assert.equal(page[0].file, 'packages/app/src/App.tsx');
  assert.deepEqual(page[0].places, [
    { within: 'routes', how: 'before', what: '</FlatRoutes>' },
  ]);
});

test('code that names no file is none', () => {
  assert.deepEqual(snippetsOf(fence('const a = 1;', '// some/where.ts')), []);
});

test('a snippet is put in its place, and imports only what is missing', () => {
  const changed = applySnippet(app, page[0]);
  assert.match(
    changed,
    /<Route path="\/" \/>\n\s*<Route element=\{<Page \/>\} \/>\n<\/FlatRoutes>/,
  );
  assert.match(changed, /^import \{ Page \} from 'pages';\n/);
  assert.equal(changed.match(/import \{ Route \}/g).length, 1);
  assert.match(changed, /const other = <FlatRoutes><\/FlatRoutes>;$/);
});

test('a snippet may have several places, after something or instead of it', () => {
  const [snippet] = snippetsOf(
    fence(
      '// src/App.tsx',
      '// in routes, instead of <Route path="/" />',
      '// in other, after <FlatRoutes>',
      '<New />;',
    ),
  );
  const changed = applySnippet(app, snippet);
  assert.doesNotMatch(changed, /path="\/"/);
  assert.equal(changed.match(/<New \/>/g).length, 2);
});

test('a whole file is written as it is', () => {
  const [snippet] = snippetsOf(fence('// src/New.tsx', 'export const a = 1;'));
  assert.equal(
    applySnippet('', snippet),
    '// src/New.tsx\nexport const a = 1;\n',
  );
});

test('a place that is not there is said', () => {
  assert.throws(
    () => applySnippet('const nothing = 1;', page[0]),
    /There is no <\/FlatRoutes> in routes/,
  );
});
