import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import {
  findingsOf,
  TEST_NOW,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { sqsQueue } from '..';
import {
  deadLetterInventory,
  MINUTE,
  queueContext,
  queueInventory,
  sourceOf,
  Told,
} from '../__testUtils__/queues';

const HOURS = 3600;

const lost = (told: Told): Finding | undefined =>
  findingsOf(sqsQueue, queueContext(told)).find(
    ({ id }) => id === 'sqs-queue/messages-lost',
  );

/** A queue that keeps six hours, whose consumer is gone: 60 messages a minute come and as many expire. */
const overflowing = (told: Told = {}): Told => ({
  visible: 21_600,
  inventory: queueInventory({ retentionSeconds: 6 * HOURS }),
  ...told,
  published: {
    messagesVisible: 21_600,
    messagesSent: 60,
    messagesReceived: 0,
    messagesDeleted: 0,
    oldestMessageAge: ago => (ago > 100 ? 20_000 : 6 * HOURS - 20),
    ...told.published,
  },
});

/** Dead letters of a standard queue that keeps a day, so old half an hour ago; they spent no time in their source. */
const deadLetters = (
  depth: (ago: number) => number,
  { age = 24 * HOURS, ...told }: Told & { age?: number } = {},
): Told => ({
  visible: depth(0),
  inventory: deadLetterInventory({ retentionSeconds: 24 * HOURS }),
  neighbours: [
    sourceOf('orders', {
      inventory: queueInventory({
        createdAt: new Date(TEST_NOW - 25 * 60 * MINUTE).toISOString(),
      }),
      published: { oldestMessageAge: 0, messagesVisible: 0 },
    }),
  ],
  ...told,
  published: {
    messagesVisible: depth,
    messagesReceived: 0,
    messagesDeleted: 0,
    oldestMessageAge: ago =>
      depth(ago) > 0 ? age - (ago - 31) * 60 : undefined,
    ...told.published,
  },
});

describe('messages that were lost', () => {
  it('are those that are missing while the oldest is as old as the queue keeps', () => {
    const found = lost(overflowing());
    expect(found).toMatchObject({
      severity: 'critical',
      title: expect.stringMatching(
        /^[\d,]+ messages expired unprocessed since Mar 1, 10:2\d UTC$/,
      ),
    });
    // 97 minutes are told of until now.
    expect(found?.evidence.lost).toBeGreaterThan(95 * 60);
    expect(found?.evidence.lost).toBeLessThan(99 * 60);
  });

  it('are dead letters that fall without a receive or delete', () => {
    expect(
      lost(
        deadLetters(ago => (ago > 30 ? 7 : 4), {
          published: {
            oldestMessageAge: ago =>
              ago > 30 ? 24 * HOURS - (ago - 31) * 60 : 50_000,
          },
        }),
      ),
    ).toMatchObject({
      title: '3 dead letters expired since Mar 1, 11:30 UTC',
      evidence: { lost: 3 },
      onsetAt: '2026-03-01T11:30:00.000Z',
    });
  });

  it('keep dead letters told until it is known what became of them', () => {
    const check = 'sqs-queue/dead-letters';
    const told = (depth: number, at: number): Told => ({
      ...deadLetters(ago => (ago > 1 ? 7 : depth)),
      published: {
        messagesVisible: 7,
        messagesReceived: 0,
        messagesDeleted: 0,
        oldestMessageAge: ago => 24 * HOURS - ago * 60,
      },
      now: at,
    });
    const found = (given: Told) =>
      findingsOf(sqsQueue, queueContext(given)).find(({ id }) => id === check);
    const before = found(told(7, TEST_NOW));
    const previous = before && { 'dead-letters': before };
    expect(found({ ...told(0, TEST_NOW), previous })?.title).toBe(
      before?.title,
    );
    const young = { oldestMessageAge: (ago: number) => 20_000 - ago * 60 };
    const { published } = told(0, TEST_NOW);
    expect(
      found({
        ...told(0, TEST_NOW),
        previous,
        published: { ...published, ...young },
      }),
    ).toBeUndefined();
  });

  it('are found where the age leaves them out, by when the queue was empty', () => {
    const poisoned = (emptyHoursAgo: number): Told => ({
      visible: 0,
      inventory: queueInventory({
        retentionSeconds: 2 * HOURS,
        maxReceiveCount: undefined,
        deadLetterQueueArn: undefined,
        createdAt: new Date(
          TEST_NOW - emptyHoursAgo * 60 * 60_000,
        ).toISOString(),
      }),
      published: {
        messagesVisible: ago => (ago > 30 ? 40 : 0),
        messagesInFlight: 0,
        messagesDelayed: 0,
        messagesSent: 2,
        messagesReceived: ago => (ago > 30 ? 82 : 2),
        messagesDeleted: 2,
        oldestMessageAge: 20,
      },
    });
    expect(lost(poisoned(3))?.evidence.lost).toBe(40);
    expect(lost(poisoned(2))).toBeUndefined();
  });

  it.each([
    ['long after they expire', 1000, 40],
    ['before they expire', 30, undefined],
  ])(
    'are found where the age leaves them out and they would be set aside %s',
    (_name, maxReceiveCount, expected) => {
      const told = (neighbours: Told['neighbours']): Told => ({
        visible: 0,
        inventory: queueInventory({
          retentionSeconds: 2 * HOURS,
          visibilityTimeoutSeconds: 60,
          maxReceiveCount,
          createdAt: new Date(TEST_NOW - 3 * 60 * MINUTE).toISOString(),
        }),
        neighbours,
        published: {
          messagesVisible: ago => (ago > 30 ? 40 : 0),
          messagesInFlight: 0,
          messagesDelayed: 0,
          messagesSent: 2,
          messagesReceived: ago => (ago > 30 ? 82 : 2),
          messagesDeleted: 2,
          oldestMessageAge: 20,
        },
      });
      const deadLetterQueue = {
        ...sourceOf('orders-dlq', {
          inventory: deadLetterInventory(),
          published: { messagesVisible: 0 },
        }),
        direction: 'downstream' as const,
      };
      expect(lost(told([deadLetterQueue]))?.evidence.lost).toBe(expected);
      // Where nobody sees the dead-letter queue they may have gone there.
      expect(lost(told([]))).toBeUndefined();
    },
  );

  it('tell what a retention was cut from, where that was seen, also later', () => {
    const cutAt = TEST_NOW - 40 * MINUTE;
    const told = (now: number, previous?: Finding): Told => ({
      now,
      visible: 1_000,
      inventory: queueInventory({
        // Somebody has raised it again since.
        retentionSeconds: previous ? 96 * HOURS : 12 * HOURS,
        modifiedAt: new Date(previous ? now : cutAt).toISOString(),
      }),
      described: {
        messagesVisible: [{ at: now, value: 1_000 }],
        messagesInFlight: [{ at: now, value: 0 }],
        messagesDelayed: [{ at: now, value: 0 }],
        retention: previous
          ? [{ at: now, value: 96 * HOURS }]
          : [
              { at: cutAt - 30_000, value: 96 * HOURS },
              { at: cutAt + 30_000, value: 12 * HOURS },
              { at: now, value: 12 * HOURS },
            ],
      },
      published: {
        messagesVisible: ago => (!previous && ago > 30 ? 168_443 : 1_000),
        messagesSent: 0,
        messagesReceived: 0,
        messagesDeleted: 0,
        oldestMessageAge: ago =>
          !previous && ago > 30 ? 80 * HOURS : 12 * HOURS - 300,
      },
      ...(previous && { previous: { 'messages-lost': previous } }),
    });
    const first = lost(told(TEST_NOW));
    const title =
      'The retention was cut from 4 d to 12 h at Mar 1, 11:20 UTC: 167,443 messages were lost';
    expect(first?.title).toBe(title);
    expect(first && lost(told(TEST_NOW + 30 * 60 * MINUTE, first))?.title).toBe(
      title,
    );
  });

  it('are those that were older than a retention that was cut', () => {
    const cutAt = TEST_NOW - 40 * MINUTE;
    expect(
      lost({
        visible: 1_000,
        inventory: queueInventory({
          retentionSeconds: 12 * HOURS,
          modifiedAt: new Date(cutAt).toISOString(),
        }),
        published: {
          messagesVisible: ago => (ago > 30 ? 168_443 : 1_000),
          messagesSent: 0,
          messagesReceived: 0,
          messagesDeleted: 0,
          oldestMessageAge: ago => (ago > 30 ? 80 * HOURS : 12 * HOURS - 300),
        },
      }),
    ).toMatchObject({
      title:
        'The retention was cut to 12 h at Mar 1, 11:20 UTC: 167,443 older messages were lost',
      evidence: { lost: 167_443, retentionCutAt: '2026-03-01T11:20:00.000Z' },
      remedy: expect.stringContaining('raise MessageRetentionPeriod again'),
    });
  });

  it.each<[string, Told]>([
    [
      'a person purges what was younger',
      deadLetters(ago => (ago > 30 ? 7 : 0), { age: 20_000 }),
    ],
    [
      'a person redrives: they are back in their source',
      deadLetters(ago => (ago > 30 ? 50 : 0), {
        neighbours: [
          sourceOf('orders', {
            visible: 50,
            published: {
              oldestMessageAge: 0,
              messagesVisible: ago => (ago > 30 ? 0 : 50),
            },
          }),
        ],
      }),
    ],
    [
      'something deletes them',
      deadLetters(ago => (ago > 30 ? 7 : 0), {
        published: { messagesDeleted: ago => (ago === 30 ? 7 : 0) },
      }),
    ],
    [
      'a consumer drains at the last moment',
      overflowing({
        visible: 0,
        published: {
          messagesVisible: ago => Math.max(0, (ago - 10) * 200),
          messagesSent: 0,
          messagesDeleted: ago => (ago >= 10 && ago < 2_000 ? 200 : 0),
          oldestMessageAge: 6 * HOURS - 20,
        },
      }),
    ],
    [
      'the age is far from the retention',
      overflowing({ published: { oldestMessageAge: 3_600 } }),
    ],
  ])('are none while %s', (_, told) => {
    expect(lost(told)).toBeUndefined();
  });

  describe('and told before', () => {
    const before = lost(overflowing());
    const quiet: Told = {
      inventory: queueInventory({ retentionSeconds: 6 * HOURS }),
      previous: before && { 'messages-lost': before },
    };

    it('stay when nothing shows them any more', () => {
      expect(lost(quiet)).toMatchObject({
        title: before?.title,
        evidence: { lost: before?.evidence.lost },
        onsetAt: before?.onsetAt,
      });
    });

    it('are counted on, each once', () => {
      const later = (minutes: number): Told => ({
        ...overflowing(),
        now: TEST_NOW + minutes * MINUTE,
        previous: quiet.previous,
      });
      const first = Number(before?.evidence.lost);
      expect(Number(lost(later(0))?.evidence.lost) - first).toBe(0);
      expect(Number(lost(later(10))?.evidence.lost) - first).toBe(600);
    });

    it('go when somebody acknowledged them, and only later ones count', () => {
      const acknowledgedAt = { 'messages-lost': TEST_NOW - 20 * MINUTE };
      expect(lost({ ...quiet, acknowledgedAt })).toBeUndefined();
      const { evidence } = lost({ ...overflowing(), acknowledgedAt }) ?? {};
      expect(evidence?.lost).toBeLessThan(20 * 60);
      expect(evidence?.lost).toBeGreaterThan(10 * 60);
    });
  });
});

describe('messages that left by no way that is known', () => {
  const unaccounted = (told: Told) =>
    findingsOf(sqsQueue, queueContext(told)).find(
      ({ id }) => id === 'sqs-queue/messages-unaccounted',
    );
  /** A young backlog that a worker drains, of which somebody purges the rest half an hour ago. */
  const purged = (told: Told = {}): Told => ({
    visible: 0,
    inventory: queueInventory({
      maxReceiveCount: undefined,
      deadLetterQueueArn: undefined,
    }),
    ...told,
    published: {
      messagesVisible: ago => (ago > 30 ? 5000 : 0),
      messagesInFlight: 0,
      messagesDelayed: 0,
      messagesSent: 60,
      messagesReceived: 60,
      messagesDeleted: 60,
      oldestMessageAge: ago => (ago > 30 ? 300 : 1),
      ...told.published,
    },
  });

  it('are a remark with their number, as of a purge', () => {
    expect(unaccounted(purged())).toMatchObject({
      severity: 'info',
      title:
        'About 5,000 messages left the queue about Mar 1, 11:30 UTC, neither deleted nor moved',
    });
  });

  it.each<[string, Told]>([
    [
      'were deleted',
      purged({
        published: { messagesDeleted: ago => (ago === 31 ? 5060 : 60) },
      }),
    ],
    [
      'were set aside where nobody sees it',
      purged({ inventory: queueInventory({ maxReceiveCount: 3 }) }),
    ],
    [
      'are in flight',
      purged({ published: { messagesInFlight: ago => (ago > 30 ? 0 : 5000) } }),
    ],
    [
      'were counted a little apart',
      purged({
        published: { messagesVisible: ago => (ago > 30 ? 100 : 0) },
      }),
    ],
    [
      'of a FIFO queue, which counts copies as sent',
      purged({
        inventory: queueInventory({
          fifo: true,
          maxReceiveCount: undefined,
          deadLetterQueueArn: undefined,
        }),
      }),
    ],
    ['expired, which is told as a loss', overflowing()],
  ])('are none where they %s', (_name, told) => {
    expect(unaccounted(told)).toBeUndefined();
  });
});
