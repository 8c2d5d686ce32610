import { globPattern, isExcluded } from './globPattern';

describe('an exclusion pattern', () => {
  // As java.nio.file.FileSystem.getPathMatcher("glob:…") answers.
  it.each<[string, string, boolean]>([
    ['**/_SUCCESS', 'dt=1/_SUCCESS', true],
    ['**/_SUCCESS', '_SUCCESS', false],
    ['**_SUCCESS', '_SUCCESS', true],
    ['**_SUCCESS', 'a/b/_SUCCESS', true],
    ['**_SUCCESS', '_SUCCESS/x', false],
    ['**/_temporary/**', 'dt=1/_temporary/0/x', true],
    ['**/_temporary/**', '_temporary/0/x', false],
    ['**_temporary/**', '_temporary/0/x', true],
    ['_delta_log/**', '_delta_log/0.json', true],
    ['_delta_log/**', 'a/_delta_log/0.json', false],
    ['**/.*', 'dt=1/.part-0.crc', true],
    ['**/.*', '.part-0.crc', false],
    ['**/.*', '.hoodie/hoodie.properties', false],
    ['.*', '.part-0.crc', true],
    ['.**', '.hoodie/hoodie.properties', true],
    ['*.csv', 'a.csv', true],
    ['*.csv', 'a/b.csv', false],
    ['**.csv', 'a/b.csv', true],
    ['*', '.hidden', true],
    ['a?c', 'abc', true],
    ['a?c', 'a/c', false],
    ['*.{csv,txt}', 'a.txt', true],
    ['*.{csv,txt}', 'a.tsv', false],
    ['{**/,}_SUCCESS', '_SUCCESS', true],
    ['a,b', 'a,b', true],
    ['[a-c]*', 'b1', true],
    ['[!a-c]*', 'b1', false],
    ['[!a]', '/', false],
    ['[^a]', '^', true],
    ['a\\*', 'a*', true],
    ['a\\*', 'ab', false],
    ['a.c', 'abc', false],
    ['a+(b)|$', 'a+(b)|$', true],
    ['a}b', 'a}b', true],
    ['[z-a]', 'z', false],
    ['[a', 'a', false],
    ['{a,{b}}', 'b', false],
    ['a\\', 'a', false],
  ])('%s, of %s: %s', (glob, path, expected) => {
    expect(isExcluded(path, [glob])).toBe(expected);
  });

  it('is none when Java would refuse it', () => {
    expect(['[a', '{a', '{a,{b}}', '[a/b]', 'a\\'].map(globPattern)).toEqual(
      Array(5).fill(undefined),
    );
  });
});
