import { newKeysFrom } from './newKeysFrom';

const SINCE = Date.parse('2026-03-01T12:00:00Z');

describe('newKeysFrom', () => {
  it.each([
    ['2025/11/02/10/stream-1', '2026/03/01/11'],
    ['2025-11-02/part-0', '2026-02-28'],
    ['2025-11-02T10:00/part-0', '2026-02-28'],
    ['dt=2025-11-02/part-0', 'dt=2026-02-28'],
    ['year=2025/month=11/day=02/hour=10/a', 'year=2026/month=02/day=28'],
    ['events_2025_11_02.json', 'events_2026_02_28'],
  ])('begins behind those of the day before, of %s', (key, expected) => {
    expect(newKeysFrom('raw/', `raw/${key}`, SINCE)).toBe(`raw/${expected}`);
  });

  it.each([
    'part-00001',
    'customers/2025-11-02/part-0',
    '20251102/part-0',
    'v2-2025-11-02/part-0',
    '123456-12-345',
    undefined,
  ])('does not know where the new ones are, of %s', key => {
    expect(newKeysFrom('raw/', key && `raw/${key}`, SINCE)).toBeUndefined();
  });
});
