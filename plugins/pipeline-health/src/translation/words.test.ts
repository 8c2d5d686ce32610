import { readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { keyed } from './keyed';
import ko from './ko';
import { messages } from './messages';

const english = keyed(messages);
const korean: { [key: string]: string | null | undefined } = ko.messages;

const placeholdersOf = (text: string) =>
  [...text.matchAll(/{{\s*(\w+)[^}]*}}/g)].map(([, name]) => name).sort();

describe('Korean', () => {
  it.each(Object.keys(english).filter(key => !key.endsWith('_one')))(
    'has %s, with the same values',
    key => {
      expect(korean[key]).toEqual(expect.stringMatching(/\S/));
      expect(placeholdersOf(korean[key] ?? '')).toEqual(
        placeholdersOf(english[key]),
      );
    },
  );

  it('has no word that the English has not', () => {
    expect(Object.keys(korean).filter(key => !(key in english))).toEqual([]);
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
