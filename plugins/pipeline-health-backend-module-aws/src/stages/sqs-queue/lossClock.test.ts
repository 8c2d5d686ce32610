import { TEST_NOW } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import {
  agedBy,
  arnOf,
  DAY_SECONDS,
  deadLetterInventory,
  HOUR,
  queueContext,
  queueInventory,
  sourceOf,
  Told,
} from './__testUtils__/queues';
import { lossClock } from './lossClock';

const denied = { code: 'access-denied', message: 'no' } as const;

describe('lossClock of a queue', () => {
  const clock = (told: Told) => lossClock(queueContext(told))?.seconds;

  it('is the retention minus the age', () => {
    expect(clock({ visible: 5, published: agedBy(3_600) })).toBe(
      4 * DAY_SECONDS - 3_600,
    );
  });

  it.each([1, 5, 23, 30])(
    'goes on while the age is not published for %d h',
    hours => {
      expect(
        clock({
          visible: 5,
          published: {
            oldestMessageAge: ago => (ago >= hours * 60 ? 600 : undefined),
          },
        }),
      ).toBe(4 * DAY_SECONDS - 600 - hours * 3_600);
    },
  );

  it('is never negative', () => {
    expect(
      clock({
        visible: 5,
        published: agedBy(2 * DAY_SECONDS),
        inventory: queueInventory({ retentionSeconds: DAY_SECONDS }),
      }),
    ).toBe(0);
  });

  it.each<[string, Told]>([
    ['an empty queue', {}],
    [
      'an empty queue with an old age',
      { published: { oldestMessageAge: ago => (ago > 99 ? 60 : undefined) } },
    ],
    ['a queue of which nothing is known', { described: {} }],
    ['messages of unknown age', { visible: 4 }],
    [
      'what may be dead letters of unknown queues',
      {
        visible: 4,
        published: agedBy(3_600),
        inventory: queueInventory({
          deadLetterQueueArn: undefined,
          deadLetterSources: { problem: denied },
        }),
      },
    ],
  ])('does not run for %s', (_, told) => {
    expect(clock(told)).toBeUndefined();
  });

  it('runs for messages in flight and delayed ones too', () => {
    expect(clock({ inFlight: 1, published: agedBy(600) })).toBeDefined();
    expect(clock({ delayed: 1, published: agedBy(600) })).toBeDefined();
  });

  const longAgo = {
    oldestMessageAge: (ago: number) => (ago > 2_000 ? 10 : undefined),
  };

  it('does not take an age from before the queue was described empty', () => {
    const history = (value: number) => [
      { at: TEST_NOW - 5 * 60_000, value: 0 },
      { at: TEST_NOW, value },
    ];
    expect(
      clock({
        published: longAgo,
        described: {
          messagesVisible: history(1),
          messagesInFlight: history(0),
          messagesDelayed: history(0),
        },
      }),
    ).toBe(4 * DAY_SECONDS - 300);
  });

  it('does not take an age from before CloudWatch saw the queue empty', () => {
    expect(
      clock({ visible: 1, published: { ...longAgo, messagesVisible: 0 } }),
    ).toBe(4 * DAY_SECONDS - 180);
  });

  it('takes it while messages may have been in flight or delayed', () => {
    expect(
      clock({
        visible: 1,
        published: { ...longAgo, messagesVisible: 0, messagesInFlight: 1 },
      }),
    ).toBe(4 * DAY_SECONDS - 10 - 2_001 * 60);
  });

  describe('where the published age leaves messages out', () => {
    const unbounded = (is: object = {}) =>
      queueInventory({
        maxReceiveCount: undefined,
        deadLetterQueueArn: undefined,
        ...is,
      });
    /** A message that came so many minutes ago comes back in every timeout of 30 s, behind others that are soon done. */
    const poisonedFor = (minutes: number): Told => ({
      visible: 3,
      inventory: unbounded(),
      published: {
        messagesVisible: ago => (ago > minutes ? 0 : 3),
        messagesInFlight: 0,
        messagesDelayed: 0,
        messagesReceived: ago => (ago > minutes ? 10 : 12),
        messagesDeleted: 10,
        oldestMessageAge: 20,
      },
    });
    const full = (told: Told) => lossClock(queueContext(told));

    it('falls back to when the queue was last empty', () => {
      expect(full(poisonedFor(24 * 60))).toMatchObject({
        seconds: 3 * DAY_SECONDS - 60,
        secondsAtBest: expect.any(Number),
        feared: true,
        basis: { variant: 'empty' },
      });
      const { seconds = 0, secondsAtBest = 0 } =
        full(poisonedFor(24 * 60)) ?? {};
      expect(secondsAtBest).toBeGreaterThan(seconds);
    });

    it('counts from the creation of a queue that was never empty', () => {
      const createdAt = new Date(TEST_NOW - 30 * HOUR).toISOString();
      expect(
        full({
          ...poisonedFor(Infinity),
          inventory: unbounded({ createdAt }),
        }),
      ).toMatchObject({
        seconds: 4 * DAY_SECONDS - 30 * 3600,
        basis: { variant: 'created' },
      });
      expect(full(poisonedFor(Infinity))).toMatchObject({
        seconds: 0,
        feared: true,
        basis: { variant: 'unbounded' },
      });
    });

    it('takes all receives until a message is set aside', () => {
      const inventory = unbounded({ maxReceiveCount: 12 });
      // Ten timeouts of 30 s and waits of 20 s, after the 20 s of before.
      const left = full({ ...poisonedFor(Infinity), inventory })?.seconds ?? 0;
      expect(4 * DAY_SECONDS - left).toBeGreaterThan(10 * 50);
      expect(4 * DAY_SECONDS - left).toBeLessThan(10 * 50 + 300);
    });

    it.each<[string, object, number]>([
      ['receives a message thrice at most', { maxReceiveCount: 3 }, 12],
      ['is a FIFO queue', { fifo: true }, 12],
      ['fails less often than one message would', {}, 10.4],
    ])('believes the published age of a queue that %s', (_, is, received) => {
      const told = poisonedFor(Infinity);
      expect(
        full({
          ...told,
          inventory: unbounded(is),
          published: { ...told.published, messagesReceived: received },
        }),
      ).toMatchObject({ feared: false, basis: { variant: 'told' } });
    });

    it('counts what can have been in flight for as long as the visibility timeout', () => {
      const held = full({
        inFlight: 2,
        visible: 1,
        inventory: queueInventory({ visibilityTimeoutSeconds: 2 * 3600 }),
        published: {
          oldestMessageAge: ago => (ago > 100 ? 600 : 5),
          messagesVisible: 1,
          messagesReceived: 10,
          messagesDeleted: 10,
        },
      });
      expect(held).toMatchObject({
        seconds: 4 * DAY_SECONDS - 600 - 120 * 60 - 3 * 60,
        basis: { variant: 'unseen' },
      });
    });
  });

  it('does not run before the queue is described', () => {
    const { inventory, ...context } = queueContext({
      visible: 5,
      published: agedBy(60),
    });
    expect(lossClock(context)).toBeUndefined();
  });
});

describe('lossClock of a dead-letter queue', () => {
  const SIX_HOURS = 6 * 3_600;
  const clock = (told: Told) =>
    lossClock(
      queueContext({
        inventory: deadLetterInventory(),
        visible: 9,
        published: agedBy(SIX_HOURS),
        neighbours: [sourceOf('orders')],
        ...told,
      }),
    );
  const inSourceOf = (told: Told) =>
    clock({ neighbours: [sourceOf('orders', told)] })?.ageInSourceSeconds;

  it('takes the whole retention of the source as spent when nothing better is known', () => {
    expect(clock({})).toMatchObject({
      feared: true,
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
    const createdAt = new Date(TEST_NOW - 8 * HOUR).toISOString();
    expect(inSourceOf({ inventory: queueInventory({ createdAt }) })).toBe(
      8 * 3_600,
    );
  });

  it('knows the age in the source from its history, each receive counted', () => {
    // Five receives: four waits of at most 100 s and five timeouts of 30 s.
    expect(inSourceOf({ published: { oldestMessageAge: 100 } })).toBe(
      4 * 100 + 5 * 30,
    );
  });

  it('takes minutes without messages in the source as no age', () => {
    expect(
      inSourceOf({
        published: {
          oldestMessageAge: ago => (ago > 300 || ago < 60 ? 100 : undefined),
          messagesVisible: 0,
        },
      }),
    ).toBe(550);
  });

  it.each<[string, (ago: number) => number | undefined]>([
    ['begins too late', ago => (ago < 5 * 60 ? 100 : undefined)],
    ['has a hole', ago => (ago > 230 || ago < 200 ? 100 : undefined)],
    ['ends long ago', ago => (ago > 60 ? 100 : undefined)],
  ])('does not trust a history that %s', (_, oldestMessageAge) => {
    expect(inSourceOf({ published: { oldestMessageAge } })).toBe(
      4 * DAY_SECONDS,
    );
  });

  it('takes the worst of several sources', () => {
    const known = clock({
      inventory: deadLetterInventory({
        deadLetterSources: { answer: [arnOf('orders'), arnOf('returns')] },
      }),
      neighbours: [
        sourceOf('orders'),
        sourceOf('returns', {
          inventory: queueInventory({ retentionSeconds: 6 * DAY_SECONDS }),
        }),
      ],
    });
    expect(known?.ageInSourceSeconds).toBe(6 * DAY_SECONDS);
  });

  const undescribed = (problem?: typeof denied) => ({
    ...sourceOf('orders'),
    facts: {
      ...sourceOf('orders', { described: {} }).facts,
      inventory: undefined,
      problem,
    },
  });

  it('waits for a source that is not described yet', () => {
    expect(clock({ neighbours: [undescribed()] })).toBeUndefined();
  });

  it('takes the longest retention there is for a source that may not be read', () => {
    expect(clock({ neighbours: [undescribed(denied)] })).toMatchObject({
      seconds: 0,
      ageInSourceSeconds: 14 * DAY_SECONDS,
    });
  });

  it('counts the messages of sources that are not of the pipeline', () => {
    const shared = deadLetterInventory({
      deadLetterSources: { answer: [arnOf('orders'), arnOf('returns')] },
    });
    const longest = (
      longestSourceRetentionSeconds: typeof shared.longestSourceRetentionSeconds,
    ) => clock({ inventory: { ...shared, longestSourceRetentionSeconds } });
    expect(longest({ answer: 6 * DAY_SECONDS })?.ageInSourceSeconds).toBe(
      6 * DAY_SECONDS,
    );
    expect(longest({ problem: denied })).toMatchObject({
      seconds: 0,
      secondsAtBest: 14 * DAY_SECONDS - SIX_HOURS,
      ageInSourceSeconds: 14 * DAY_SECONDS,
    });
  });

  it('starts anew with the move for FIFO queues', () => {
    expect(
      clock({ inventory: deadLetterInventory({ fifo: true }) }),
    ).toMatchObject({
      feared: false,
      seconds: 14 * DAY_SECONDS - SIX_HOURS,
      secondsAtBest: 14 * DAY_SECONDS - SIX_HOURS,
      ageSeconds: SIX_HOURS,
    });
  });
});
