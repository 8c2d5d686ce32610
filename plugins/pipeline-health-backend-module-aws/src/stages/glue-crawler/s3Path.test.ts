import { shortAddress } from './s3Path';

describe('shortAddress', () => {
  it.each([
    ['s3://lake/daily/', 20, 's3://lake/daily/'],
    ['s3://lake/raw/2026/orders/', 22, 's3://lake/…/orders/'],
    ['s3://ml-features/daily/', 22, 's3://ml-features/daily…'],
  ])('makes %s fit into %d', (address, room, short) => {
    expect(shortAddress(address, room)).toBe(short);
  });
});
