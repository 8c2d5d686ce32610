import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import {
  DeliveryMeasure,
  FreshnessMeasure,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  countDelivery,
  CountedMinute,
  CountedStage,
  countFreshness,
  MinuteValues,
} from './countMinutes';

const MINUTE = 60_000;
const T = Date.parse('2026-03-01T12:00:00Z');
const within = 120;

/** Minutes of a series: a number, `-` where none came, `?` where it was not asked. */
function minutes(text: string): MinuteValues {
  const words = text.split(' ');
  return {
    asked: words.map(word => word !== '?'),
    values: words.map(Number),
  };
}

function stage<T>(
  measure: T,
  series: { [metric: string]: string } = {},
  more: Partial<CountedStage<T>> = {},
): CountedStage<T> {
  return {
    arn: 'arn',
    measure,
    series: Object.fromEntries(
      Object.entries(series).map(([metric, text]) => [metric, minutes(text)]),
    ),
    runs: [],
    ...more,
  };
}

/** `g`ood, `b`ad, `?` unknown, `p`lanned. */
const letters = (counted: CountedMinute[]) =>
  counted
    .map(({ good, bad, isUnknown, isPlanned }) => {
      if (isPlanned) {
        return 'p';
      }
      return isUnknown ? '?' : `${bad > 0 ? 'b' : ''}${good > 0 ? 'g' : ''}`;
    })
    .join(' ');

const timeOf = (
  count: number,
  planned = [] as { from: number; until: number }[],
) => ({
  since: T,
  from: T,
  until: T + count * MINUTE,
  planned,
});

const fresh = (count: number, ...stages: CountedStage<FreshnessMeasure>[]) =>
  letters(countFreshness(stages, { within }, timeOf(count)));

describe('freshness', () => {
  const ages = ['age'];

  it('is bad in minutes with data that is too old, and unknown where nobody asked', () => {
    expect(fresh(6, stage({ ages }, { age: '0 120 121 ? - 7' }))).toBe(
      'g g b ? g g',
    );
  });

  it('counts by the oldest of several ages, and by the worst of several stages', () => {
    const two = stage({ ages: ['a', 'b'] }, { a: '0 0 -', b: '0 500 -' });
    expect(fresh(3, two)).toBe('g b g');
    const slow = stage({ ages }, { age: '500 ? 0' }, { arn: 'slow' });
    const well = stage({ ages }, { age: '0 0 ?' });
    expect(fresh(3, well, slow)).toBe('b ? ?');
    expect(
      countFreshness([well, slow], { within }, timeOf(1))[0].culprits,
    ).toEqual(['slow']);
  });

  it('grows while something came and nobody tells an age: a reader that died', () => {
    const input = 'in';
    expect(
      fresh(
        7,
        stage({ ages, input }, { age: '0 - - - - - 10', in: '5 0 5 5 5 5 0' }),
      ),
    ).toBe('g g g g g b g');
  });

  it('is not known of what never told an age, though something came', () => {
    expect(
      fresh(3, stage({ ages, input: 'in' }, { age: '- - -', in: '0 5 0' })),
    ).toBe('g ? ?');
  });

  it('is not known of a stage whose series was never asked for, or of no stage', () => {
    expect(fresh(2, stage({ ages }))).toBe('? ?');
    expect(fresh(2)).toBe('? ?');
  });

  const run = (state: Run['state'], start: number, end?: number): Run => ({
    id: `${start}`,
    state,
    startedAt: new Date(T + start * MINUTE).toISOString(),
    ...(end !== undefined && {
      endedAt: new Date(T + end * MINUTE).toISOString(),
    }),
  });

  it('of runs is how long ago the last one succeeded', () => {
    const runs = [run('failed', 4, 5), run('succeeded', -2, 0)];
    const known = { runs, runsKnownUntil: T + 4 * MINUTE };
    expect(fresh(6, stage({ runs: 'asked' }, {}, known))).toBe('g g g b ? ?');
    expect(fresh(2, stage({ runs: 'not-asked' }, {}, known))).toBe('? ?');
  });

  it('of runs that never succeeded is bad when they began too long ago', () => {
    const runs = [run('failed', -1, 0)];
    const known = { runs, runsKnownUntil: T + 9 * MINUTE };
    expect(fresh(3, stage({ runs: 'asked' }, {}, known))).toBe('? ? b');
    expect(
      fresh(1, stage({ runs: 'asked' }, {}, { runsKnownUntil: T + MINUTE })),
    ).toBe('?');
  });

  it('leaves out when it is worked on, whatever it was', () => {
    const planned = [{ from: T + MINUTE, until: T + 3 * MINUTE }];
    expect(
      letters(
        countFreshness(
          [stage({ ages }, { age: '500 500 ? 500' })],
          { within },
          timeOf(4, planned),
        ),
      ),
    ).toBe('b p p b');
  });
});

const sums = (count: number, ...stages: CountedStage<DeliveryMeasure>[]) =>
  countDelivery(stages, timeOf(count)).map(({ good, bad, isUnknown }) =>
    isUnknown ? undefined : [good, bad],
  );

describe('delivery', () => {
  it('counts what was given on against what failed', () => {
    const measure = {
      delivered: ['calls'],
      notDelivered: ['errors'],
      failed: ['dropped'],
    };
    const series = {
      calls: '10 10 - ?',
      errors: '- 4 - 0',
      dropped: '- 2 - 0',
    };
    expect(sums(4, stage(measure, series))).toEqual([
      [10, 0],
      [6, 2],
      [0, 0],
      undefined,
    ]);
  });

  it('counts by how much dead letters rise, and not what comes back after a look', () => {
    const depth = '3 3 5 0 - 5 6 0';
    expect(
      sums(8, stage({ setAside: 'depth' }, { depth })).map(it => it?.[1]),
    ).toEqual([undefined, 0, 2, 0, 0, 0, 1, 0]);
  });

  it('takes what an idle queue held last for what it holds, and what is known first for what lay there', () => {
    const rises = (depth: string) =>
      sums(
        depth.split(' ').length,
        stage({ setAside: 'depth' }, { depth }),
      ).map(it => it?.[1]);
    expect(rises('- - 5 5 7')).toEqual([0, 0, undefined, 0, 2]);
    expect(rises('? ? 5')).toEqual([undefined, undefined, undefined]);
    const idle = Array.from({ length: 90 }, () => '-').join(' ');
    expect(rises(`3 ${idle} 4`).slice(-2)).toEqual([0, 1]);
    expect(rises(`3 ${idle.replaceAll('-', '?')} 4`).slice(-2)).toEqual([
      undefined,
      1,
    ]);
  });

  it('knows nothing of a minute in which something of it is not known', () => {
    expect(
      sums(
        1,
        stage({ delivered: ['out'] }, { out: '5' }),
        stage({ delivered: ['out'] }, { out: '?' }),
      ),
    ).toEqual([undefined]);
  });

  it('counts runs when they end', () => {
    const ended = (id: string, state: Run['state'], at: number): Run => ({
      id,
      state,
      startedAt: new Date(T).toISOString(),
      endedAt: new Date(T + at * MINUTE).toISOString(),
    });
    const runs = [
      ended('a', 'succeeded', 0),
      ended('b', 'failed', 1.5),
      ended('c', 'stopped', 1),
    ];
    expect(
      sums(
        3,
        stage({ runs: 'asked' }, {}, { runs, runsKnownUntil: T + 2 * MINUTE }),
      ),
    ).toEqual([[1, 0], [0, 1], undefined]);
  });
});
