import { readNumbers, writeNumbers } from './numbers';

describe('numbers', () => {
  it.each([
    ['none', []],
    ['one', [7]],
    ['whole ones', [0, 5, 3, -4, 1_000_000, 12]],
    ['great ones', [2 ** 52, 2 ** 52 + 1, 2 ** 52 - 5]],
    ['whole ones far apart', [0, 2 ** 40, 0, -(2 ** 40)]],
    ['differences at the limit', [0, 2 ** 30 - 1, 0, 2 ** 30, 0]],
    ['beyond what is exact', [2 ** 60, 1]],
    ['fractions', [0.1, 1 / 3, 12, Number.MIN_VALUE]],
    ['the other nothing', [-0, 0]],
  ])('are read as they were written: %s', (_, values) => {
    const bytes = Buffer.concat([
      writeNumbers([1, 2]),
      writeNumbers(values),
      writeNumbers([8]),
    ]);
    const first = readNumbers(bytes, 0, 2);
    const second = readNumbers(bytes, first.end, values.length);
    expect(second.values).toEqual(values);
    expect(readNumbers(bytes, second.end, 1).values).toEqual([8]);
  });
});
