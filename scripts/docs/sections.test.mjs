import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeSections } from './sections.mjs';
import { tablesOf } from './tables.mjs';

const page = [
  '# Tanks',
  'Prose.',
  '<!-- metrics: written by yarn docs:kinds -->',
  'old',
  '<!-- end of metrics -->',
  'More prose.',
].join('\n');

test('what is generated takes the place of what was, and prose stays', () => {
  const once = writeSections(page, { metrics: 'new' }, 'tanks.md');
  assert.match(once, /Prose\.\n<!-- metrics.*-->\n\nnew\n\n<!-- end/);
  assert.match(once, /More prose\.$/);
  assert.equal(writeSections(once, { metrics: 'new' }, 'tanks.md'), once);
});

test('a page without the marks is told by its name', () => {
  assert.throws(
    () => writeSections('# Tanks', { metrics: 'new' }, 'tanks.md'),
    /tanks\.md lacks the marks/,
  );
});

test('tables hold every metric, line and finding of a kind', async () => {
  const tables = await tablesOf({
    kind: 'tank',
    namespace: 'Tanks',
    metrics: [{ metric: 'age', title: 'Age', key: true }],
    sources: [{ name: 'WaterAge', statistic: 'Maximum' }],
    thresholds: [
      { name: 'age', unit: 'seconds', warning: 900, description: 'Old | bad' },
    ],
    breaches: { age: 'above' },
    checks: [{ id: 'leak', title: 'Leak', description: 'It leaks.' }],
    messages: { 'tank.leak.remedy_big': 'Call {{whom}}.' },
    permissions: { stage: ['tank:Look'] },
  });
  assert.match(tables.metrics, /`age` *\| \*\*Age\*\* *\| `WaterAge`, Maximum/);
  assert.match(tables.thresholds, /`age` *\| > 15 min *\| – *\| Old \\\| bad/);
  assert.match(tables.checks, /`tank\/leak` *\| It leaks\. *\| Call ‹whom›\./);
  assert.match(tables.permissions, /On the stage: `tank:Look`/);
});
