import { upstreamOrder } from './upstreamOrder';

const links = (...pairs: string[]) =>
  pairs.map(pair => ({ from: pair[0], to: pair[1], relation: 'feeds' }));

describe('upstreamOrder', () => {
  it.each([
    ['abc', [], 'abc'],
    ['cba', ['ab', 'bc'], 'abc'],
    ['dcba', ['ab', 'ac', 'bd', 'cd'], 'acbd'],
    ['abc', ['ab', 'ba', 'bc'], 'abc'],
    ['ba', ['aa', 'ab'], 'ab'],
    ['ab', ['xb', 'bx'], 'ab'],
  ])('sorts %s linked by %j as %s', (arns, pairs, expected) => {
    expect(upstreamOrder([...arns], links(...pairs)).join('')).toBe(expected);
  });
});
