import { readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { keyed } from '@pipeline-health/plugin-pipeline-health-common';
import kindWords from './kindWords.json';
import ko from './ko';
import koOfKinds from './ko/kinds';
import { messages } from './messages';

interface Words {
  [key: string]: string | undefined;
}

const english = keyed(messages);

const placeholdersOf = (text: string) => [
  ...new Set([...text.matchAll(/{{\s*(\w+)[^}]*}}/g)].map(([, name]) => name)),
];

describe.each([
  ['the screens', english, ko.messages],
  ['the kinds', kindWords, koOfKinds.messages],
] as [string, Words, Words][])('Korean of %s', (_, said, korean) => {
  const keys = Object.keys(said).filter(key => !key.endsWith('_one'));

  it('has every word', () => {
    expect(keys.filter(key => !korean[key]?.trim())).toEqual([]);
  });

  it('has no word that the English has not', () => {
    // Evidence is named by its keys.
    const more = Object.keys(korean).filter(
      key => !(key in said) && !/^evidence\./.test(key),
    );
    expect(more).toEqual([]);
  });

  it('has the values of the English', () => {
    const differing = keys.filter(
      key =>
        placeholdersOf(korean[key] ?? '')
          .sort()
          .join() !==
        placeholdersOf(said[key] ?? '')
          .sort()
          .join(),
    );
    expect(differing).toEqual([]);
  });
});

describe('the words of the screens', () => {
  const root = resolve(dirname(__filename), '..');
  const code = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(path => /\.tsx?$/.test(path) && !path.includes('.test.'))
    .map(path => readFileSync(resolve(root, path), 'utf8'))
    .join('\n');
  const whole = new Set(
    [...code.matchAll(/['`]([\w-]+(?:\.[\w-]+)+)['`]/g)].map(([, key]) => key),
  );
  const patterns = [
    ...code.matchAll(/`([\w-]+\.(?:[\w.-]|\$\{[^}]+\})*\$\{[^}]+\}[\w.-]*)`/g),
  ].map(
    ([, key]) =>
      new RegExp(
        `^${key.replace(/\./g, '\\.').replace(/\$\{[^}]+\}/g, '[\\w-]+')}$`,
      ),
  );
  const isUsed = (key: string) =>
    whole.has(key) || patterns.some(each => each.test(key));

  it('are all used', () => {
    const unused = Object.keys(english)
      .map(key => key.replace(/_(one|other)$/, ''))
      .filter(key => !isUsed(key));
    expect(unused).toEqual([]);
  });
});
