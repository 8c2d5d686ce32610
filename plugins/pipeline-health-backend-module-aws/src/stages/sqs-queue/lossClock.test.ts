import {
  arnOf,
  asSource,
  contextOf,
  DAY_SECONDS,
  deadLetterInventory,
  depths,
  factsOf,
  HOUR,
  MINUTE,
  minutes,
  NOW,
  queueInventory,
  reading,
} from './__testUtils__/queues';
import { lossClock } from './lossClock';

const age = (seconds: number, minutesAgo = 0) => ({
  oldestMessageAge: reading(seconds, 'seconds', NOW - minutesAgo * MINUTE),
});

describe('lossClock of a queue', () => {
  const clock = (is: Parameters<typeof contextOf>[0]) =>
    lossClock(contextOf(is))?.seconds;

  it('is the retention minus the age', () => {
    expect(clock({ readings: { ...depths(5), ...age(3600) } })).toBe(
      4 * DAY_SECONDS - 3600,
    );
  });

  it('goes on while the age is not published anew', () => {
    expect(clock({ readings: { ...depths(5), ...age(3600, 10) } })).toBe(
      4 * DAY_SECONDS - 3600 - 600,
    );
  });

  it('is never negative', () => {
    expect(clock({ readings: { ...depths(5), ...age(5 * DAY_SECONDS) } })).toBe(
      0,
    );
  });

  it.each([
    ['an empty queue', depths(0)],
    ['an empty queue with an old age', { ...depths(0), ...age(60, 99) }],
    ['a queue of which nothing is known', {}],
    ['messages of unknown age', depths(4)],
  ])('does not run for %s', (_, readings) => {
    expect(clock({ readings })).toBeUndefined();
  });

  it('runs for messages in flight and delayed ones too', () => {
    expect(clock({ readings: { ...depths(0, 1), ...age(60) } })).toBeDefined();
    expect(
      clock({ readings: { ...depths(0, 0, 1), ...age(60) } }),
    ).toBeDefined();
  });

  it('does not take an age from before the queue was last empty', () => {
    const at = NOW - 5 * MINUTE;
    const empty = [{ at, value: 0 }];
    expect(
      clock({
        readings: { ...depths(1), ...age(10, 5 * 24 * 60) },
        samples: {
          messagesVisible: empty,
          messagesInFlight: empty,
          messagesDelayed: empty,
        },
      }),
    ).toBe(4 * DAY_SECONDS - 300);
  });

  it('does not run before the queue is described', () => {
    const { inventory, ...context } = contextOf({
      readings: { ...depths(5), ...age(60) },
    });
    expect(lossClock(context)).toBeUndefined();
  });
});

describe('lossClock of a dead-letter queue', () => {
  const SIX_HOURS = 6 * 3600;
  const holding = { ...depths(9), ...age(SIX_HOURS) };
  const clock = (is: Parameters<typeof contextOf>[0]) =>
    lossClock(
      contextOf({
        inventory: deadLetterInventory(),
        readings: holding,
        neighbours: [asSource(factsOf('orders'))],
        ...is,
      }),
    );

  it('takes the whole retention of the source as spent when nothing better is known', () => {
    expect(clock({})).toEqual({
      seconds: 10 * DAY_SECONDS - SIX_HOURS,
      secondsAtBest: 14 * DAY_SECONDS - SIX_HOURS,
      ageSeconds: 4 * DAY_SECONDS + SIX_HOURS,
      ageInSourceSeconds: 4 * DAY_SECONDS,
    });
  });

  it('may be at 0 when the source keeps messages as long', () => {
    expect(
      clock({
        inventory: deadLetterInventory({ retentionSeconds: 4 * DAY_SECONDS }),
      })?.seconds,
    ).toBe(0);
  });

  it('knows that no message is older than its source', () => {
    const createdAt = new Date(NOW - 8 * HOUR).toISOString();
    const source = factsOf('orders', {
      inventory: queueInventory({ createdAt }),
    });
    expect(clock({ neighbours: [asSource(source)] })?.ageInSourceSeconds).toBe(
      8 * 3600,
    );
  });

  it('knows the age in the source from its history, each receive counted', () => {
    const source = factsOf('orders', {
      samples: { oldestMessageAge: minutes(8 * 60, () => 100) },
    });
    // Five receives: four waits of at most 100 s and five timeouts of 30 s.
    expect(clock({ neighbours: [asSource(source)] })?.ageInSourceSeconds).toBe(
      4 * 100 + 5 * 30,
    );
  });

  it('takes minutes without messages in the source as no age', () => {
    const source = factsOf('orders', {
      samples: {
        oldestMessageAge: minutes(8 * 60, () => 100).filter(
          (_, index) => index < 60 || index > 300,
        ),
        messagesVisible: minutes(8 * 60, () => 0),
      },
    });
    expect(clock({ neighbours: [asSource(source)] })?.ageInSourceSeconds).toBe(
      550,
    );
  });

  it.each([
    ['begins too late', minutes(5 * 60, () => 100)],
    [
      'has a hole',
      minutes(8 * 60, () => 100).filter((_, i) => i < 200 || i > 230),
    ],
    ['ends long ago', minutes(8 * 60, () => 100).slice(0, -60)],
  ])('does not trust a history that %s', (_, oldestMessageAge) => {
    const source = factsOf('orders', { samples: { oldestMessageAge } });
    expect(clock({ neighbours: [asSource(source)] })?.ageInSourceSeconds).toBe(
      4 * DAY_SECONDS,
    );
  });

  it('takes the worst of several sources', () => {
    const slow = factsOf('returns', {
      inventory: queueInventory({ retentionSeconds: 6 * DAY_SECONDS }),
    });
    const known = clock({
      inventory: deadLetterInventory({
        deadLetterSources: [arnOf('orders'), arnOf('returns')],
      }),
      neighbours: [asSource(factsOf('orders')), asSource(slow)],
    });
    expect(known?.ageInSourceSeconds).toBe(6 * DAY_SECONDS);
  });

  it('waits for a source that is not described yet', () => {
    const { inventory, ...undescribed } = factsOf('orders');
    expect(clock({ neighbours: [asSource(undescribed)] })).toBeUndefined();
  });

  it('takes the longest retention there is for a source that may not be read', () => {
    const { inventory, ...refused } = factsOf('orders', {
      problem: { code: 'access-denied', message: 'no' },
    });
    expect(clock({ neighbours: [asSource(refused)] })).toMatchObject({
      seconds: 0,
      ageInSourceSeconds: 14 * DAY_SECONDS,
    });
  });

  it('counts the messages of sources that are not of the pipeline', () => {
    const shared = deadLetterInventory({
      deadLetterSources: [arnOf('orders'), arnOf('returns')],
      longestSourceRetentionSeconds: 6 * DAY_SECONDS,
    });
    expect(clock({ inventory: shared })?.ageInSourceSeconds).toBe(
      6 * DAY_SECONDS,
    );
    const { longestSourceRetentionSeconds, ...untold } = shared;
    expect(clock({ inventory: untold })).toMatchObject({
      seconds: 0,
      secondsAtBest: 14 * DAY_SECONDS - SIX_HOURS,
      ageInSourceSeconds: 14 * DAY_SECONDS,
    });
  });

  it('starts anew with the move for FIFO queues', () => {
    expect(clock({ inventory: deadLetterInventory({ fifo: true }) })).toEqual({
      seconds: 14 * DAY_SECONDS - SIX_HOURS,
      secondsAtBest: 14 * DAY_SECONDS - SIX_HOURS,
      ageSeconds: SIX_HOURS,
    });
  });
});
