import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { attemptsLookback, judgeAttempts } from './judgeAttempts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const question = (samples: Sample[], volume?: Sample[]) => ({
  samples,
  volume,
  threshold: { breach: 'below' as const },
  lines: { warning: 0.99, critical: 0.95 },
  interval: 60,
  now: NOW,
});
const judge = (samples: Sample[], volume?: Sample[]) =>
  judgeAttempts(question(samples, volume));

/** Values at regular times, the newest of them some time ago. */
const every = (step: number, values: number[], ago: number = step): Sample[] =>
  values.map((value, index) => ({
    at: NOW - ago - (values.length - 1 - index) * step,
    value,
  }));

describe('judgeAttempts', () => {
  it.each<[string, Sample[], string | undefined]>([
    ['nothing tried', [], undefined],
    ['one retry', every(MINUTE, [1, 1, 1, 0, 1]), undefined],
    ['most of the newest', every(MINUTE, [1, 0, 0, 1, 0]), 'critical'],
    ['two good ones at last', every(MINUTE, [0, 0, 0, 1, 1]), undefined],
    ['an hourly failure', every(HOUR, [1, 1, 0]), 'warning'],
    ['hourly failures', every(HOUR, [1, 0, 0]), 'critical'],
    [
      'hourly failures that stopped nearly a day ago',
      every(HOUR, [0, 0, 0], 23 * HOUR),
      'critical',
    ],
    [
      'an hourly batch of two attempts that both failed',
      [...every(HOUR, [1, 1, 1], HOUR), ...every(MINUTE, [0, 0], 30 * MINUTE)],
      'warning',
    ],
    [
      'the second such batch',
      [
        ...every(HOUR, [1, 1], 3 * HOUR),
        ...every(MINUTE, [0, 0], 90 * MINUTE),
        ...every(MINUTE, [0, 0], 30 * MINUTE),
      ],
      'critical',
    ],
    [
      'an hourly batch of two attempts of which one went well',
      [...every(HOUR, [1, 1, 1], HOUR), ...every(MINUTE, [0, 1], 30 * MINUTE)],
      undefined,
    ],
    ['an hourly success at last', every(HOUR, [0, 0, 1]), undefined],
    ['the only one that is known', every(HOUR, [0], 3 * DAY), 'warning'],
    [
      'a daily failure, the next a bit late',
      every(DAY, [1, 0], 1.1 * DAY),
      'warning',
    ],
    ['weekly failures', every(7 * DAY, [0, 0], 6 * DAY), 'critical'],
    [
      'a nightly batch of many attempts, the next a bit late',
      [
        ...every(MINUTE, [1, 1, 1], 2.1 * DAY),
        ...every(MINUTE, [0, 0, 0, 0, 0, 0], 1.1 * DAY),
      ],
      'critical',
    ],
    [
      'what stopped long ago',
      every(MINUTE, [0, 0, 0, 0, 0], 1.1 * DAY),
      undefined,
    ],
    ['dailies that stopped long ago', every(DAY, [0, 0], 3.1 * DAY), undefined],
  ])('judges %s', (_name, samples, severity) => {
    expect(judge(samples)?.severity).toBe(severity);
  });

  it('weighs attempts by how much they tried', () => {
    const samples = every(MINUTE, [1, 0, 0, 0.9, 0.9]);
    const volume = [9_700, 100, 100, 100, 100].map((value, index) => ({
      at: samples[index].at,
      value,
    }));
    expect(judge(samples)).toMatchObject({ severity: 'critical' });
    expect(judge(samples, volume)).toMatchObject({ severity: 'warning' });
  });

  it('tells a share of what was tried since it fails', () => {
    expect(judge(every(MINUTE, [1, 1, 0, 0, 0]))).toMatchObject({
      value: 0,
      since: every(MINUTE, [0, 0, 0])[0].at,
    });
    expect(judge(every(MINUTE, [0, 0, 0, 1, 0, 0.5]))?.value).toBeCloseTo(0.3);
  });

  it('takes an attempt of unknown volume for an average one', () => {
    const samples = every(MINUTE, [0, 0, 0, 0.9, 0.9]);
    const volume = samples.slice(3).map(({ at }) => ({ at, value: 10_000 }));
    expect(judge(samples, volume)?.value).toBeCloseTo(0.36);
  });
});

describe('attemptsLookback', () => {
  const lookback = (samples: Sample[], value: number) =>
    attemptsLookback({ ...question(samples), last: { value } });

  it('wants all that there is while too few attempts tell of a failure', () => {
    expect(lookback(every(HOUR, [0, 0]), 0)).toBe(NOW - 15 * DAY);
    expect(lookback([], 0)).toBe(NOW - 15 * DAY);
  });

  it('wants to know when trouble began that fills all that is known', () => {
    expect(lookback(every(MINUTE, [0, 1, 0, 0, 0]), 0)).toBe(NOW - 3 * DAY);
  });

  it('wants nothing of what is well, or known well enough', () => {
    expect(lookback(every(HOUR, [0, 1]), 1)).toBeUndefined();
    expect(lookback(every(MINUTE, [1, 0, 0, 0, 0]), 0)).toBeUndefined();
  });
});
