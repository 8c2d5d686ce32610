import { median } from './median';

describe('median', () => {
  it.each([
    [[3, 1, 100], 3],
    [[4, 1, 2, 100], 3],
    [[], undefined],
  ])('of %j is %s', (values, middle) => {
    expect(median(values)).toBe(middle);
  });
});
