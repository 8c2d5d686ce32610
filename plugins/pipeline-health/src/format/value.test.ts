import { formatNamed, formatUnit, labelOfKey } from './value';

describe('formatNamed', () => {
  it.each([
    ['oldestMessageAgeSeconds', 74_880, '20 h 48 min'],
    ['deliverySuccessRatio', 0.972, '97.2 %'],
    ['bufferBytes', 5_242_880, '5 MiB'],
    ['messages', 1_284, '1,284'],
    ['errorCode', 1_207, '1207'],
    ['errorLine', 4_211, '4211'],
    ['messages', '<b>many</b>', '<b>many</b>'],
    ['lastReadAt', 'never', 'never'],
  ])('reads the unit of %s from its ending', (key, value, text) => {
    expect(formatNamed(key, value)).toBe(text);
  });

  it('writes a time in the local zone', () => {
    expect(formatNamed('lastReadAt', '2026-02-03T14:05:00Z')).toMatch(/Feb 3/);
  });
});

describe('labelOfKey', () => {
  it.each([
    ['oldestMessageAgeSeconds', 'Oldest message age'],
    ['deadLetterQueueArn', 'Dead letter queue ARN'],
    ['lastReceivedAt', 'Last received'],
    ['fifo', 'FIFO'],
    ['failedRunsInARow', 'Failed runs in a row'],
    ['url', 'URL'],
    ['cron-expression', 'Cron expression'],
  ])('spells %s out as %s', (key, label) => {
    expect(labelOfKey(key)).toBe(label);
  });
});

describe('formatUnit', () => {
  it('writes each unit in its own way', () => {
    expect(formatUnit(1_800, 'seconds')).toBe('30 min');
    expect(formatUnit(0.5, 'ratio')).toBe('50 %');
    expect(formatUnit(2_048, 'bytes')).toBe('2 KiB');
    expect(formatUnit(2_048, 'count')).toBe('2,048');
  });
});
