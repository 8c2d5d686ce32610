import { severityInMost } from './severityInMost';

const UNTIL = Date.parse('2026-03-02T10:00:00Z');
const told = { id: 'near-capacity' };

/** Judges values of the last minutes, the newest last. */
const judge = (values: number[], before?: { id: string }) =>
  severityInMost({
    samples: values.map((value, index) => ({
      at: UNTIL - (values.length - index) * 60_000,
      value,
    })),
    period: 60,
    until: UNTIL,
    threshold: { breach: 'above' },
    lines: { warning: 0.8, critical: 0.95 },
    before,
  });

/** Above the line for three minutes, that long ago. */
const calmFor = (minutes: number) => [
  ...Array<number>(3).fill(0.82),
  ...Array<number>(minutes).fill(0.79),
];

describe('severityInMost', () => {
  it('wants three of five', () => {
    expect(judge([0.7, 0.82, 0.7, 0.82, 0.7])).toBeUndefined();
    expect(judge([0.7, 0.82, 0.7, 0.82, 0.82])).toBe('warning');
    expect(judge([0.99, 0.82, 0.99, 0.82, 0.99])).toBe('critical');
  });

  it('ends at once, unless it wanders around its line', () => {
    expect(judge(calmFor(4))).toBeUndefined();
    expect(judge(calmFor(4), told)).toBe('warning');
    expect(judge(calmFor(17), told)).toBe('warning');
    expect(judge(calmFor(18), told)).toBeUndefined();
  });
});
