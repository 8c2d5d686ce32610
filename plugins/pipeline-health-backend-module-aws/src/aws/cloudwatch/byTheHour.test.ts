import {
  Sample,
  SeriesResult,
} from '@pipeline-health/plugin-pipeline-health-node';
import { hourQueries, isLong, joinHours, knownHours } from './byTheHour';
import { PlannedQuery } from './PlannedQuery';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const T = Date.parse('2026-03-01T00:00:00Z');

const query = (
  { from = T, to = T + 30 * HOUR }: { from?: number; to?: number } = {},
  more: Partial<PlannedQuery> = {},
): PlannedQuery => ({
  request: {
    id: 7,
    stage: {
      arn: 'arn:aws:sqs:eu-central-1:123456789012:orders',
      kind: 'sqs-queue',
      name: 'orders',
      account: '123456789012',
      region: 'eu-central-1',
    },
    inventory: {},
    metric: 'messagesVisible',
    from,
    to,
  },
  metric: {
    namespace: 'AWS/SQS',
    name: 'ApproximateNumberOfMessagesVisible',
    dimensions: { QueueName: 'orders' },
    everyMinute: true,
  },
  statistic: 'Maximum',
  period: 60,
  ...more,
});

/** As CloudWatch answers a query about a metric whose minutes have these values. */
function answer(
  { request: { id, from, to }, statistic, period }: PlannedQuery,
  minutes: readonly Sample[],
): SeriesResult {
  const samples: Sample[] = [];
  for (let at = from; at < to; at += period * 1000) {
    const values = minutes
      .filter(each => each.at >= at && each.at < at + period * 1000)
      .map(({ value }) => value);
    if (values.length) {
      const value = {
        Minimum: Math.min(...values),
        Maximum: Math.max(...values),
        SampleCount: values.length,
      }[statistic];
      samples.push({ at, value: value ?? NaN });
    }
  }
  return { id, outcome: 'complete', samples };
}

/** Reads a query by the hour; says what it came to, and which windows were asked for by the minute. */
function read(asked: PlannedQuery, minutes: readonly Sample[]) {
  const known = knownHours(
    asked,
    hourQueries(asked).map(each => answer(each, minutes)),
  );
  const answers = known.open.map(window =>
    answer({ ...asked, request: { ...asked.request, ...window } }, minutes),
  );
  return { open: known.open, result: joinHours(asked, known, answers) };
}

/** Values of the minutes of some hours, by the hour since `T` and the minute in it. */
const minutesOf = (
  [first, last]: [number, number],
  value: (hour: number, minute: number) => number | undefined,
): Sample[] =>
  Array.from({ length: (last - first) * 60 }, (_, index) => {
    const hour = first + Math.floor(index / 60);
    const known = value(hour, index % 60);
    return known === undefined
      ? []
      : [{ at: T + first * HOUR + index * MINUTE, value: known }];
  }).flat();

describe('isLong', () => {
  it.each([
    ['days of minutes', query(), true],
    ['what three hours show', query({ from: T + 27 * HOUR }), false],
    ['points of five minutes', query({}, { period: 300 }), false],
    [
      'how many samples there were',
      query({}, { statistic: 'SampleCount' }),
      false,
    ],
    [
      'a metric of which a minute may have several samples, or none',
      query({}, { metric: { ...query().metric, everyMinute: undefined } }),
      false,
    ],
  ])('of %s', (_, asked, expected) => {
    expect(isLong(asked)).toBe(expected);
  });
});

describe('a long window by the hour', () => {
  it.each<[string, (hour: number, minute: number) => number | undefined]>([
    ['one value all the time', () => 3],
    ['no value at all', () => undefined],
    [
      'a value that changes within an hour',
      (hour, minute) => Number(hour > 9 || (hour === 9 && minute > 30)),
    ],
    ['a value that changes every minute', (hour, minute) => hour * 60 + minute],
    [
      'one minute without a value',
      (hour, minute) => (hour === 4 && minute === 7 ? undefined : 2),
    ],
    [
      'values in one minute of an hour only',
      (hour, minute) => (hour === 20 && minute === 0 ? 5 : undefined),
    ],
    [
      'equal values in half of the minutes',
      (_hour, minute) => (minute % 2 ? 1 : undefined),
    ],
  ])('comes to what every minute says: %s', (_, value) => {
    const minutes = minutesOf([-1, 32], value);
    for (const window of [
      { from: T, to: T + 30 * HOUR },
      { from: T + 17 * MINUTE, to: T + 30 * HOUR + 42 * MINUTE },
    ]) {
      const asked = query(window);
      expect(read(asked, minutes).result).toEqual(answer(asked, minutes));
    }
  });

  it('asks for no minutes of hours that their figures tell', () => {
    expect(
      read(
        query(),
        minutesOf([0, 30], () => 3),
      ).open,
    ).toEqual([]);
    expect(read(query(), []).open).toEqual([]);
  });

  it('asks for the minutes of the hour in which something changed, and of one that is not over', () => {
    const asked = query({ to: T + 30 * HOUR + 10 * MINUTE });
    const minutes = minutesOf([0, 31], hour => Number(hour >= 4));
    minutes[4 * 60].value = 0;
    expect(read(asked, minutes).open).toEqual([
      { from: T + 4 * HOUR, to: T + 5 * HOUR },
      { from: T + 30 * HOUR, to: T + 30 * HOUR + 10 * MINUTE },
    ]);
  });

  it('asks once for what is near each other', () => {
    const minutes = minutesOf([0, 30], (hour, minute) =>
      hour === 3 || hour === 9 ? minute : 0,
    );
    expect(read(query(), minutes).open).toEqual([
      { from: T + 3 * HOUR, to: T + 10 * HOUR },
    ]);
  });

  it('is in our unit', () => {
    const asked = query({}, { metric: { ...query().metric, scale: 0.5 } });
    const { result } = read(
      asked,
      minutesOf([0, 30], () => 60),
    );
    expect(result).toMatchObject({ samples: { 0: { value: 30 } } });
  });

  it('asks for all minutes where an answer about hours is not complete', () => {
    const asked = query();
    const answers = hourQueries(asked).map(each => answer(each, []));
    const partial: SeriesResult = { id: 7, outcome: 'partial', samples: [] };
    expect(knownHours(asked, [...answers.slice(1), partial]).open).toEqual([
      { from: asked.request.from, to: asked.request.to },
    ]);
  });

  it('is as complete as its worst part', () => {
    const asked = query();
    const known = { values: new Map(), open: [] };
    const complete: SeriesResult = { id: 1, outcome: 'complete', samples: [] };
    const partial: SeriesResult = { id: 2, outcome: 'partial', samples: [] };
    const problem = { code: 'throttled', message: 'slow down' } as const;
    const failed: SeriesResult = { id: 3, outcome: 'failed', problem };
    expect(joinHours(asked, known, [complete, partial])).toEqual({
      id: 7,
      outcome: 'partial',
      samples: [],
    });
    expect(joinHours(asked, known, [failed, partial])).toEqual({
      id: 7,
      outcome: 'failed',
      problem,
    });
  });
});
