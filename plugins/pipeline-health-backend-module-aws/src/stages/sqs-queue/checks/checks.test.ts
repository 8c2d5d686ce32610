import {
  Neighbour,
  Sample,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  findingsOf,
  TEST_NOW,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { sqsQueue } from '..';
import {
  agedBy,
  arnOf,
  DAY_SECONDS,
  deadLetterInventory,
  MINUTE,
  queueContext,
  queueInventory,
  sourceOf,
  stageOf,
  Told,
} from '../__testUtils__/queues';

const POSTURE = [
  'short-retention',
  'few-receives',
  'no-dead-letter-queue',
  'dead-letter-retention',
];
const denied = {
  problem: {
    code: 'access-denied',
    message: 'Not allowed',
    missingPermission: 'sqs:ListDeadLetterSourceQueues',
  },
} as const;

const all = (told: Told = {}) => findingsOf(sqsQueue, queueContext(told));
const finding = (check: string, told: Told) =>
  all(told).find(({ id }) => id === `sqs-queue/${check}`);
/** What is found about what happens, not about how the queue is set up. */
const found = (told: Told = {}) =>
  all(told)
    .map(({ id, severity }) => `${id.split('/')[1]} ${severity}`)
    .filter(text => !POSTURE.includes(text.split(' ')[0]));

/** So much until some minutes ago, zeros since. */
const until = (minutes: number, value: number) => (ago: number) =>
  ago > minutes ? value : 0;
/** Depths as descriptions told them, the last just now. */
const describedDepths = (
  visible: number[],
  inFlight: number[] = visible.map(() => 0),
  every = 5 * MINUTE,
) => {
  const told = (values: number[]): Sample[] =>
    values.map((value, index) => ({
      at: TEST_NOW - (values.length - 1 - index) * every,
      value,
    }));
  return {
    messagesVisible: told(visible),
    messagesInFlight: told(inFlight),
    messagesDelayed: told(visible.map(() => 0)),
  };
};
const range = (length: number, value: (index: number) => number) =>
  Array.from({ length }, (_, index) => value(index));
const growing = (samples: number) => range(samples, index => 100 + 40 * index);

describe('checks of a queue', () => {
  it('find nothing wrong with a queue at rest or at work', () => {
    expect(found()).toEqual([]);
    expect(
      found({
        visible: 3,
        inFlight: 2,
        published: {
          oldestMessageAge: 4,
          messagesVisible: 3,
          messagesSent: 12,
          messagesReceived: 12,
          messagesDeleted: 12,
        },
      }),
    ).toEqual([]);
  });

  it('find nothing to say of a queue of which nothing is known', () => {
    expect(found({ described: {} })).toEqual([]);
  });

  describe('whose consumer stopped', () => {
    const stopped = (hours: number, told: Told = {}): Told => ({
      visible: 48_210,
      inventory: queueInventory({ retentionSeconds: 14 * DAY_SECONDS }),
      ...told,
      published: {
        ...agedBy(hours * 3_600),
        messagesReceived: until(hours * 60, 12),
        messagesDeleted: until(hours * 60, 12),
        ...told.published,
      },
    });

    it.each([1, 5, 23, 30, 47])('find that, %d h later', hours => {
      expect(found(stopped(hours))).toEqual([
        'consumer-stopped critical',
        'oldest-message-age critical',
      ]);
    });

    it('say since when, how much waits and when it is lost', () => {
      const told = stopped(19, {
        inventory: queueInventory({ retentionSeconds: DAY_SECONDS }),
      });
      expect(finding('consumer-stopped', told)).toMatchObject({
        severity: 'critical',
        title:
          'The consumer has stopped: 48,210 messages wait, nothing was received since Feb 28, 17:00 UTC',
        evidence: {
          messagesVisible: 48_210,
          silenceSeconds: 19 * 3_600,
          lastActivityAt: '2026-02-28T16:59:00.000Z',
          lostFromAt: '2026-03-01T17:00:00.000Z',
        },
        onsetAt: '2026-02-28T17:00:00.000Z',
      });
    });

    it.each<[number, number, string[]]>([
      [8, 0, []],
      [15, 0, ['consumer-stopped critical']],
      [35, 0, ['consumer-stopped critical', 'oldest-message-age warning']],
      [8, 1, []],
      [15, 1, ['consumer-stopped warning']],
      [35, 1, ['consumer-stopped critical', 'oldest-message-age warning']],
    ])(
      'judge a silence of %d min with %d in flight',
      (minutes, inFlight, expected) => {
        expect(found(stopped(minutes / 60, { inFlight }))).toEqual(expected);
      },
    );

    it.each<[string, number, number, string[]]>([
      ['every quarter of an hour', 15, 14, []],
      ['every quarter of an hour', 15, 40, ['consumer-stopped critical']],
      ['every hour', 60, 58, []],
      ['every hour', 60, 150, ['consumer-stopped critical']],
      ['every six hours', 360, 350, []],
    ])(
      'let a consumer come %s (each %d min, silent for %d min)',
      (_, every, silent, expected) => {
        const comes = (ago: number) =>
          ago > silent && (ago - silent) % every < 3;
        const waits = (ago: number) => !comes(ago);
        expect(
          found({
            visible: 40,
            published: {
              messagesReceived: ago => (comes(ago) ? 50 : 0),
              messagesDeleted: ago => (comes(ago) ? 50 : 0),
              messagesVisible: ago => (waits(ago) ? 40 : 0),
            },
          }).filter(it => it.startsWith('consumer-stopped')),
        ).toEqual(expected);
      },
    );

    it('say since when also after the first of what waited has expired', () => {
      const told = (hours: number, oldestMessageAge: number) =>
        stopped(hours, {
          inventory: queueInventory({ retentionSeconds: 3_600 }),
          published: { oldestMessageAge, messagesVisible: 48_210 },
        });
      const before = finding('consumer-stopped', told(0.5, 1_800));
      expect(before?.onsetAt).toBe('2026-03-01T11:30:00.000Z');
      expect(
        finding('consumer-stopped', {
          ...told(0.5, 600),
          previous: before && { 'consumer-stopped': before },
        }),
      ).toMatchObject({ onsetAt: before?.onsetAt, title: before?.title });
    });

    it('do not take an outage, or idle hours, for a pause', () => {
      const silent = 15;
      // Away for two hours, until four hours ago; nothing waits at night.
      const away = (ago: number) => ago > 240 && ago < 360;
      const idle = (ago: number) => ago > 600 && ago < 1_200;
      const comes = (ago: number) => ago > silent && !away(ago) && !idle(ago);
      expect(
        found({
          visible: 40,
          published: {
            ...agedBy(silent * 60),
            messagesReceived: ago => (comes(ago) ? 50 : 0),
            messagesDeleted: ago => (comes(ago) ? 50 : 0),
            messagesVisible: ago => (idle(ago) ? 0 : 40),
          },
        }),
      ).toEqual(['consumer-stopped critical']);
    });

    it('say at least since when, while the last receive is out of sight', () => {
      const told = stopped(60, {
        published: { messagesReceived: 0, messagesDeleted: 0 },
      });
      const { evidence } = finding('consumer-stopped', told) ?? {};
      expect(evidence).not.toHaveProperty('lastActivityAt');
      expect(evidence?.silentAtLeastSinceAt).toBe('2026-02-27T12:00:00.000Z');
    });

    it.each<[string, number, string[]]>([
      ['while it is silent', 0, []],
      ['before, and is not known to ask since', 50, ['consumer-stopped']],
    ])('do not blame a consumer that asked %s', (_, minutes, expected) => {
      const told = stopped(0.75, {
        published: { emptyReceives: 12 },
        askedAt: { emptyReceives: TEST_NOW - minutes * MINUTE },
        every: 60 * 60,
      });
      expect(
        found(told)
          .map(it => it.split(' ')[0])
          .filter(it => it === 'consumer-stopped'),
      ).toEqual(expected);
    });

    it('do not blame a consumer that had nothing to receive', () => {
      const quiet = { messagesReceived: 0, messagesDeleted: 0 };
      expect(found({ published: quiet })).toEqual([]);
      expect(
        found({ visible: 1, published: { ...quiet, ...agedBy(120) } }),
      ).toEqual([]);
      // Nobody tells the age yet of what came two minutes ago.
      expect(
        found({ visible: 1, published: { ...quiet, messagesVisible: 0 } }),
      ).toEqual([]);
    });

    it('do not conclude silence from missing data', () => {
      const lately = (ago: number) => (ago < 7 ? 0 : undefined);
      const published = { ...agedBy(500), messagesReceived: lately };
      expect(found({ visible: 9, published })).toEqual([]);
      expect(found({ visible: 9, published: agedBy(500) })).toEqual([]);
    });

    it.each<[string, Told, string[]]>([
      ['only grew since', {}, ['consumer-stopped critical']],
      [
        'was described twice since',
        { described: describedDepths([100, 400], undefined, 3 * MINUTE) },
        [],
      ],
      [
        'fell since',
        {
          described: describedDepths(
            [100, 400, 700, 600, 900, 1_200],
            undefined,
            MINUTE,
          ),
        },
        [],
      ],
      [
        'grows while somebody holds messages',
        {
          described: describedDepths(
            growing(6),
            range(6, () => 2),
            MINUTE,
          ),
        },
        [],
      ],
    ])(
      'go by a depth that %s, where CloudWatch told of the first minute only',
      (_, told, expected) => {
        expect(
          found({
            described: describedDepths(growing(6), undefined, MINUTE),
            published: {
              ...agedBy(14 * 60),
              messagesReceived: until(14, 12),
              messagesDeleted: until(14, 12),
              messagesVisible: 90,
            },
            askedAt: TEST_NOW - 11 * MINUTE,
            every: 15 * 60,
            ...told,
          }),
        ).toEqual(expected);
      },
    );

    it.each<[number, string[]]>([
      [12, ['consumer-stopped critical']],
      // That of a message that was taken before none waited.
      [20, []],
    ])(
      'believe an age of %d min more than the first depth that was seen after none',
      (minutes, expected) => {
        expect(
          found({
            described: describedDepths([0, 0, 100, 250, 400]),
            published: {
              ...agedBy(minutes * 60),
              messagesReceived: until(13, 12),
              messagesDeleted: until(13, 12),
            },
          }).filter(it => it.startsWith('consumer-stopped')),
        ).toEqual(expected);
      },
    );

    it('expect no consumer of a dead-letter queue', () => {
      expect(
        found(
          stopped(30, {
            inventory: deadLetterInventory(),
            neighbours: [sourceOf('orders')],
          }),
        ),
      ).toEqual(['dead-letters critical']);
    });

    describe('while CloudWatch tells nothing', () => {
      it.each<[number, string[]]>([
        [4, []],
        [5, ['consumer-stopped critical', 'age-unknown unknown']],
        [9, ['consumer-stopped critical', 'age-unknown unknown']],
      ])(
        'find it by a depth that only grew over %d descriptions',
        (samples, expected) => {
          expect(
            found({ described: describedDepths(growing(samples)) }),
          ).toEqual(expected);
        },
      );

      it('find it where CloudWatch may not be asked at all', () => {
        expect(
          finding('consumer-stopped', {
            described: describedDepths(growing(9)),
            askedAt: TEST_NOW - 30 * 24 * 60 * MINUTE,
          }),
        ).toMatchObject({
          severity: 'critical',
          title:
            'The consumer has stopped: the messages that wait only grew from 100 to 420 since Mar 1, 11:20 UTC',
          evidence: { messagesVisibleBefore: 100, messagesVisible: 420 },
          onsetAt: '2026-03-01T11:20:00.000Z',
        });
      });

      it.each<[string, Told]>([
        [
          'fell in between',
          { described: describedDepths([1, 2, 3, 4, 5, 4, 6, 7, 8]) },
        ],
        ['does not change', { described: describedDepths(range(9, () => 7)) }],
        [
          'grows while some are in flight',
          {
            described: describedDepths(
              growing(9),
              range(9, () => 10),
            ),
          },
        ],
        [
          'grows while CloudWatch sees receives',
          {
            described: describedDepths(growing(9)),
            published: { ...agedBy(60), messagesReceived: 5 },
          },
        ],
      ])('do not find it by a depth that %s', (_, told) => {
        expect(finding('consumer-stopped', told)).toBeUndefined();
      });

      it.each([1, 5, 23, 30, 15 * 24])(
        'hold to what they found %d h ago',
        hours => {
          const before = finding('consumer-stopped', stopped(5));
          const later = (depths: number[]) =>
            finding('consumer-stopped', {
              now: TEST_NOW,
              described: describedDepths(depths),
              previous: before && {
                'consumer-stopped': {
                  ...before,
                  onsetAt: new Date(
                    TEST_NOW - hours * 60 * MINUTE,
                  ).toISOString(),
                },
              },
            });
          expect(later([9, 9, 9])).toMatchObject({
            severity: 'critical',
            title: expect.stringMatching(
              /^The consumer stopped at .* UTC, and nothing shows that it is back: 9 messages wait$/,
            ),
            evidence: { silenceSeconds: hours * 3_600 },
          });
          expect(later([9, 8, 8])).toBeUndefined();
          expect(later([0, 8, 8])).toBeUndefined();
        },
      );
    });
  });

  describe('whose messages grow old', () => {
    const aged = (value: (ago: number) => number | undefined): Told => ({
      visible: 5,
      published: { oldestMessageAge: value, messagesReceived: 9 },
    });

    it.each<[string, (ago: number) => number | undefined, string[]]>([
      ['short waits', () => 30, []],
      ['exactly the line', () => 900, []],
      ['a long wait', () => 1_000, ['oldest-message-age warning']],
      ['a very long wait', () => 2_000, ['oldest-message-age critical']],
      ['one spike', ago => (ago === 3 ? 5_000 : 10), []],
      ['a wait that is over', ago => (ago < 5 ? 10 : 5_000), []],
      [
        'a wait that has just become very long',
        ago => (ago < 5 ? 2_000 : 1_700),
        ['oldest-message-age warning'],
      ],
      [
        'the only age that was told so far',
        ago => (ago === 3 ? 1_801 : undefined),
        ['oldest-message-age critical'],
      ],
    ])('judge %s', (_, value, expected) => {
      expect(found(aged(value))).toEqual(expected);
    });

    it('say how old, and since when that is too old', () => {
      expect(
        finding(
          'oldest-message-age',
          aged(() => 2_000),
        ),
      ).toMatchObject({
        title: 'The oldest message has waited for 33 min 20 s; 5 messages wait',
        evidence: { oldestMessageAgeSeconds: 2_000, lineSeconds: 1_800 },
        onsetAt: '2026-03-01T11:38:40.000Z',
      });
    });

    it.each<[number, string[]]>([
      [5 * 3600, []],
      [3600, ['oldest-message-age critical']],
    ])(
      'take work of an hour under a visibility timeout of %d s for what it is',
      (visibilityTimeoutSeconds, expected) => {
        expect(
          found({
            visible: 1,
            inFlight: 30,
            inventory: queueInventory({ visibilityTimeoutSeconds }),
            published: {
              oldestMessageAge: 4_500,
              messagesVisible: ago => (ago % 5 === 0 ? 1 : 0),
              messagesInFlight: 30,
              messagesReceived: 1,
              messagesDeleted: 1,
            },
          }),
        ).toEqual(expected);
      },
    );

    it('say when it is drained, or that it never is', () => {
      const flowing = (sent: number, deleted: number): Told => ({
        visible: 1_900,
        published: {
          oldestMessageAge: 2_000,
          messagesSent: sent,
          messagesReceived: deleted,
          messagesDeleted: deleted,
        },
      });
      expect(finding('oldest-message-age', flowing(50, 60))).toMatchObject({
        title:
          'The oldest message has waited for 33 min 20 s; 1,900 messages wait, drained in 3 h 10 min',
        evidence: {
          arrivalsPerMinute: 50,
          deletesPerMinute: 60,
          drainedInSeconds: 11_400,
        },
      });
      expect(finding('oldest-message-age', flowing(60, 50))?.title).toBe(
        'The oldest message has waited for 33 min 20 s; 1,900 messages wait, never drained at this rate',
      );
    });

    it('count from when the consumer is back', () => {
      const back = 6;
      const rate = (ago: number) => (ago > back ? 0 : 200);
      expect(
        finding('oldest-message-age', {
          visible: 4_000,
          published: {
            oldestMessageAge: 9_000,
            messagesVisible: 4_000,
            messagesSent: 100,
            messagesReceived: rate,
            messagesDeleted: rate,
          },
        }),
      ).toMatchObject({
        title: expect.stringContaining('drained in 40 min'),
        evidence: { arrivalsPerMinute: 100, deletesPerMinute: 200 },
      });
    });

    describe('below their line', () => {
      const behind = (
        age: (ago: number) => number,
        deleted: number = 50,
      ): Told => ({
        visible: 600,
        published: {
          oldestMessageAge: age,
          messagesVisible: 600,
          messagesSent: 60,
          messagesReceived: deleted,
          messagesDeleted: deleted,
        },
      });
      const rising = (ago: number) => Math.max(10, 700 - ago * 3.5);

      it('say that the consumer falls behind for hours', () => {
        expect(found(behind(rising))).toEqual(['falling-behind warning']);
        expect(finding('falling-behind', behind(rising))?.remedy).toContain(
          '60 messages come in a minute and 50 are done',
        );
      });

      it.each<[string, Told]>([
        ['as much is done as comes', behind(rising, 61)],
        ['the age is short', behind(ago => rising(ago) / 5)],
        ['it rose and fell', behind(ago => 600 - Math.abs(ago - 60) * 3)],
        ['it stays', behind(() => 600)],
      ])('say nothing while %s', (_, told) => {
        expect(found(told)).toEqual([]);
      });
    });

    it('are content as soon as the queue is empty', () => {
      expect(found({ ...aged(() => 5_000), visible: 0 })).toEqual([]);
    });

    it('can be switched off and moved', () => {
      const { thresholds } = queueContext();
      const lines = (line: { warning?: number; critical?: number }) => ({
        ...aged(() => 2_000),
        thresholds: { ...thresholds, oldestMessageAge: line },
      });
      expect(found(lines({}))).toEqual([]);
      expect(found(lines({ warning: 1_999 }))).toEqual([
        'oldest-message-age warning',
      ]);
    });

    it('do not judge dead-letter queues by it', () => {
      expect(
        found({
          ...aged(() => 9_000),
          inventory: deadLetterInventory(),
          neighbours: [sourceOf('orders')],
        }),
      ).toEqual(['dead-letters critical']);
    });
  });

  describe('whose age CloudWatch does not tell', () => {
    const silentFor = (minutes: number, told: Told = {}): Told => ({
      visible: 7,
      ...told,
      published: {
        messagesVisible: 7,
        messagesReceived: 5,
        oldestMessageAge: ago => (ago >= minutes ? 40 : undefined),
        ...told.published,
      },
    });

    it.each([
      ['1 h', 60],
      ['5 h', 5 * 60],
      ['23 h', 23 * 60],
      ['30 h', 30 * 60],
      ['ever', Infinity],
    ])('say that nobody knows, for %s', (_, minutes) => {
      expect(found(silentFor(minutes))).toEqual(['age-unknown unknown']);
    });

    it('say for how long, and what was told last', () => {
      expect(finding('age-unknown', silentFor(60))).toMatchObject({
        title:
          '7 messages wait, and since Mar 1, 11:01 UTC CloudWatch has not told how old the oldest is',
        evidence: {
          messagesVisible: 7,
          ageSilenceSeconds: 57 * 60,
          ageLastToldAt: '2026-03-01T11:00:00.000Z',
        },
        onsetAt: '2026-03-01T11:01:00.000Z',
      });
    });

    it('hold to an age that was too old already', () => {
      const told = silentFor(60, {
        published: {
          oldestMessageAge: ago => (ago >= 60 ? 2_000 : undefined),
        },
      });
      expect(found(told)).toEqual([
        'oldest-message-age critical',
        'age-unknown unknown',
      ]);
      expect(finding('oldest-message-age', told)?.title).toBe(
        'The oldest message had waited for 33 min 20 s when last told, Mar 1, 11:00 UTC; 7 messages still wait',
      );
    });

    it.each<[string, Told]>([
      ['for a few minutes only', silentFor(12)],
      [
        'of messages that have just come',
        silentFor(600, { published: { messagesVisible: 0 } }),
      ],
      [
        'of messages that came ten minutes ago',
        silentFor(600, { published: { messagesVisible: until(10, 0) } }),
      ],
      [
        'of messages that were lately not there',
        silentFor(600, {
          published: { messagesVisible: ago => (ago > 14 ? 0 : 7) },
        }),
      ],
      [
        'because it has not been asked yet',
        silentFor(Infinity, { askedAt: TEST_NOW - 3 * DAY_SECONDS * 1_000 }),
      ],
      ['of none', silentFor(600, { visible: 0 })],
    ])('say nothing while it is silent %s', (_, told) => {
      expect(found(told)).toEqual([]);
    });

    it('say so of dead letters only where nothing bounds their age', () => {
      const dead = {
        inventory: deadLetterInventory(),
        neighbours: [sourceOf('orders')],
      };
      expect(found(silentFor(600, dead))).toEqual(['dead-letters critical']);
      expect(found(silentFor(Infinity, dead))).toEqual([
        'dead-letters critical',
        'age-unknown unknown',
      ]);
    });
  });

  describe('whose messages may be lost', () => {
    const keeps = (days: number, age: number, told: Told = {}): Told => ({
      visible: 5,
      inventory: queueInventory({ retentionSeconds: days * DAY_SECONDS }),
      published: { oldestMessageAge: ago => age - ago * 60 },
      ...told,
    });
    const loss = (told: Told) => finding('time-to-loss', told);

    it.each([
      ['a day, young message', 1, 200, undefined],
      ['a day, 17 h old', 1, 17 * 3600, undefined],
      ['a day, 19 h old', 1, 19 * 3600, 'critical'],
      ['4 days, 71 h old', 4, 71 * 3600, undefined],
      ['4 days, 73 h old', 4, 73 * 3600, 'critical'],
      ['14 days, 10 days old', 14, 10 * DAY_SECONDS, undefined],
      ['14 days, 11 days old', 14, 11 * DAY_SECONDS, 'warning'],
      ['14 days, 13.5 days old', 14, 13.5 * DAY_SECONDS, 'critical'],
      ['older than the retention', 4, 5 * DAY_SECONDS, 'critical'],
    ])('judge a queue that keeps %s', (_, days, age, severity) => {
      expect(loss(keeps(days, age))?.severity).toBe(severity);
    });

    it('say when, of what and why', () => {
      expect(
        loss(keeps(1, 19 * 3600 + 8 * 60, { visible: 48_210 })),
      ).toMatchObject({
        title:
          'Messages can be lost from Mar 1, 16:52 UTC on: the oldest can be 19 h 8 min old, the queue keeps 1 d',
        evidence: {
          lostFromAt: '2026-03-01T16:52:00.000Z',
          retentionSeconds: DAY_SECONDS,
        },
        remedy: expect.stringContaining('Raise MessageRetentionPeriod'),
      });
      expect(loss(keeps(1, 2 * DAY_SECONDS))?.title).toBe(
        'Messages are being lost: the oldest is 2 d old, and the queue keeps 1 d',
      );
    });

    it('say of dead letters what is sure and what is possible', () => {
      expect(
        loss(
          keeps(4, 6 * 3600, {
            visible: 340,
            inventory: deadLetterInventory({
              retentionSeconds: 4 * DAY_SECONDS,
            }),
            neighbours: [sourceOf('orders')],
          }),
        ),
      ).toMatchObject({
        severity: 'warning',
        title:
          'Dead letters may be lost already: they are kept for 4 d from their first send',
        evidence: {
          lostFromAt: '2026-03-01T12:00:00.000Z',
          atBestLostFromAt: '2026-03-05T06:00:00.000Z',
          timeInSourceAtWorstSeconds: 345_600,
        },
      });
    });

    it('do not advise the impossible', () => {
      expect(loss(keeps(14, 13.9 * DAY_SECONDS))?.remedy).toContain(
        'the longest there is',
      );
    });

    it('can be switched off line by line', () => {
      const { thresholds } = queueContext();
      const given = keeps(4, 95 * 3600);
      expect(
        loss({ ...given, thresholds: { ...thresholds, timeToLoss: {} } })
          ?.severity,
      ).toBe('warning');
      expect(
        loss({
          ...given,
          thresholds: { ...thresholds, timeToLoss: {}, timeToLossRatio: {} },
        }),
      ).toBeUndefined();
    });
  });

  describe('that takes dead letters', () => {
    const dead = (visible: number, told: Told = {}): Told => ({
      inventory: deadLetterInventory(),
      visible,
      published: agedBy(6 * 3_600),
      ...told,
    });

    it.each<[number, string[]]>([
      [0, []],
      [1, ['dead-letters warning']],
      [2, ['dead-letters critical']],
      [500, ['dead-letters critical']],
    ])('judge %d messages', (count, expected) => {
      expect(found(dead(count, { neighbours: [sourceOf('orders')] }))).toEqual(
        expected,
      );
    });

    it('do not lose sight of a message that somebody looks at', () => {
      expect(finding('dead-letters', dead(0, { inFlight: 1 }))).toMatchObject({
        severity: 'warning',
        evidence: { messages: 1, messagesInFlight: 1 },
      });
    });

    it('say how many, of whom and since when', () => {
      expect(finding('dead-letters', dead(1_204))).toMatchObject({
        title:
          '1,204 messages of orders could not be processed; the first came at Mar 1, 06:00 UTC',
        evidence: { sources: ['orders'], oldestMessageAgeSeconds: 21_600 },
        onsetAt: '2026-03-01T06:00:00.000Z',
      });
      const several = deadLetterInventory({
        deadLetterSources: { answer: [arnOf('orders'), arnOf('returns')] },
      });
      expect(
        finding('dead-letters', dead(1, { inventory: several, published: {} }))
          ?.title,
      ).toBe('1 message could not be processed');
    });

    it('know it by a neighbour when the sources may not be listed', () => {
      const given = dead(1, {
        inventory: deadLetterInventory({ deadLetterSources: denied }),
      });
      expect(found(given)).toEqual(['could-not-ask unknown']);
      expect(found({ ...given, neighbours: [sourceOf('orders')] })).toContain(
        'dead-letters warning',
      );
    });

    it('never take a queue for an ordinary one because its sources may not be asked', () => {
      const told: Told = {
        inventory: deadLetterInventory({ deadLetterSources: denied }),
        visible: 3,
        published: {
          ...agedBy(40_000),
          messagesVisible: 3,
          messagesReceived: 0,
          messagesDeleted: 0,
        },
      };
      expect(found(told)).toEqual(['could-not-ask unknown']);
      expect(finding('could-not-ask', told)).toMatchObject({
        title:
          'Could not ask for the queues that send it dead letters, so whether these are what waits here',
        evidence: { codes: ['access-denied'] },
      });
      const ordinary = {
        ...told,
        inventory: queueInventory({ deadLetterSources: denied }),
      };
      expect(found(ordinary)).toEqual([
        'consumer-stopped critical',
        'oldest-message-age critical',
        'could-not-ask unknown',
      ]);
    });
  });

  describe('that other services send their failures to', () => {
    const failing = (relation: string): Neighbour => ({
      ...sourceOf('thumbnailer'),
      relation,
      facts: {
        ...sourceOf('thumbnailer').facts,
        stage: { ...stageOf('thumbnailer'), kind: 'lambda-function' },
        inventory: { timeoutSeconds: 30 },
      },
    });
    const unfed = {
      maxReceiveCount: undefined,
      deadLetterQueueArn: undefined,
      retentionSeconds: 14 * DAY_SECONDS,
    };
    const waiting: Told = {
      visible: 3,
      inventory: queueInventory(unfed),
      published: {
        ...agedBy(3 * 3600),
        messagesVisible: 3,
        messagesReceived: 0,
        messagesDeleted: 0,
      },
    };
    const called = (name: string) => ({
      ...queueInventory(unfed),
      url: `https://sqs.eu-central-1.amazonaws.com/123456789012/${name}`,
    });

    it.each(['failed-events', 'failed-batches'])(
      'know them by the relation %s',
      relation => {
        const told = { ...waiting, neighbours: [failing(relation)] };
        expect(found(told)).toEqual(['dead-letters critical']);
        expect(all(told).map(({ id }) => id)).not.toContain(
          'sqs-queue/no-dead-letter-queue',
        );
        expect(finding('dead-letters', told)).toMatchObject({
          title:
            '3 messages of thumbnailer could not be processed; the first came at Mar 1, 09:00 UTC',
          remedy: expect.stringContaining('send them again'),
        });
      },
    );

    it.each(['topic-dlq', 'TopicDLQ', 'orders-dead-letter-queue', 'rule_dlq'])(
      'know %s by its name',
      name => {
        const inventory = called(name);
        expect(found({ ...waiting, inventory })).toEqual([
          'dead-letters critical',
          'taken-by-its-name info',
        ]);
        expect(found({ inventory })).toEqual(['taken-by-its-name info']);
      },
    );

    it('know it by its name when the sources may not be listed', () => {
      const inventory = { ...called('orders-dlq'), deadLetterSources: denied };
      expect(found({ ...waiting, inventory })).toEqual(
        expect.arrayContaining([
          'dead-letters critical',
          'could-not-ask unknown',
        ]),
      );
    });

    it('know them by the policies of the queue where its sources may not be listed', () => {
      const inventory = {
        ...called('failures-of-all'),
        deadLetterSources: denied,
        namedSources: [arnOf('orders')],
      };
      expect(finding('dead-letters', { ...waiting, inventory })?.title).toMatch(
        /^3 messages of orders could not be processed/,
      );
      expect(finding('consumer-stopped', { ...waiting, inventory })).toBe(
        undefined,
      );
    });

    it('take a queue that sets messages aside itself for an ordinary one', () => {
      const inventory = {
        ...called('orders-dlq'),
        deadLetterQueueArn: arnOf('orders-dlq-dlq'),
      };
      expect(found({ ...waiting, inventory })).toContain(
        'consumer-stopped critical',
      );
    });
  });

  describe('whose dead letters are taken away', () => {
    const drained = (
      received: (ago: number) => number,
      visible: (ago: number) => number = () => 0,
    ): Told => ({
      inventory: deadLetterInventory(),
      published: {
        messagesVisible: visible,
        messagesReceived: received,
        messagesDeleted: received,
      },
    });

    it('tell how many came although the depth stays at 0', () => {
      const twice = drained(ago => (ago === 33 || ago === 12 ? 1 : 0));
      expect(finding('dead-letters-taken', twice)).toMatchObject({
        severity: 'warning',
        title:
          '2 dead letters came in the last 3 h, and something took them away at once',
        evidence: { received: 2, deleted: 2 },
        onsetAt: '2026-03-01T11:27:00.000Z',
      });
    });

    it('see what is only on its way', () => {
      const transit = drained(
        ago => (ago === 33 ? 4 : 0),
        ago => (ago === 34 ? 4 : 0),
      );
      expect(finding('dead-letters-taken', transit)?.evidence).toMatchObject({
        received: 4,
        mostWaiting: 0,
      });
    });

    it.each<[string, Told]>([
      ['nothing comes', drained(() => 0)],
      [
        'a person redrives what waited before',
        drained(
          ago => (ago === 20 ? 56 : 0),
          ago => (ago > 20 ? 56 : 0),
        ),
      ],
      [
        'the queue is an ordinary one',
        { ...drained(() => 1), inventory: queueInventory() },
      ],
    ])('say nothing while %s', (_, told) => {
      expect(finding('dead-letters-taken', told)).toBeUndefined();
    });
  });

  describe('whose messages fail', () => {
    const traffic = (received: number, deleted: number): Told => ({
      visible: 12,
      inFlight: 2,
      published: {
        oldestMessageAge: 10,
        messagesReceived: received,
        messagesDeleted: deleted,
      },
    });

    it.each<[string, Told, string[]]>([
      ['most receives fail', traffic(10, 1), ['poison-pills info']],
      ['one in four fails', traffic(8, 6), ['poison-pills info']],
      [
        'some fail and nothing sets them aside',
        {
          ...traffic(8, 6),
          inventory: queueInventory({
            maxReceiveCount: undefined,
            deadLetterQueueArn: undefined,
          }),
        },
        ['poison-pills warning', 'time-to-loss warning'],
      ],
      [
        'nothing gets done for long, and the age does not tell it',
        {
          ...traffic(10, 0),
          inventory: queueInventory({ maxReceiveCount: 1_000 }),
          published: {
            messagesVisible: ago => (ago > 120 ? 0 : 12),
            messagesReceived: ago => (ago > 120 ? 0 : 10),
            messagesDeleted: 0,
            oldestMessageAge: ago => (ago > 120 ? undefined : 40),
          },
        },
        ['poison-pills critical'],
      ],
      [
        'the visibility lapses on purpose, and others are done meanwhile',
        {
          ...traffic(40, 1),
          inventory: queueInventory({ maxReceiveCount: 960 }),
        },
        ['poison-pills info'],
      ],
      ['all is deleted', traffic(10, 10), []],
      ['a few are retried', traffic(100, 95), []],
      [
        'in a FIFO queue, which hides nothing',
        { ...traffic(10, 1), inventory: queueInventory({ fifo: true }) },
        [],
      ],
      [
        'in a queue that sets messages aside after three receives',
        {
          ...traffic(10, 1),
          inventory: queueInventory({ maxReceiveCount: 3 }),
        },
        [],
      ],
      [
        'in a dead-letter queue',
        {
          ...traffic(10, 1),
          inventory: deadLetterInventory(),
          neighbours: [sourceOf('orders')],
        },
        ['time-to-loss warning', 'dead-letters critical'],
      ],
      [
        'no more',
        {
          ...traffic(10, 1),
          published: {
            oldestMessageAge: 10,
            messagesReceived: ago => (ago > 70 ? 10 : 1),
            messagesDeleted: 1,
          },
        },
        [],
      ],
    ])('when %s', (_, told, expected) => {
      expect(found(told)).toEqual(expected);
    });

    it('name the figures of the last hour', () => {
      expect(finding('poison-pills', traffic(10, 1))).toMatchObject({
        title:
          'Messages fail again and again: 600 receives but only 60 deletes in 1 h',
        evidence: {
          windowSeconds: 3600,
          received: 600,
          deleted: 60,
          maxReceiveCount: 5,
        },
      });
    });

    it('advise a dead-letter queue where there is none', () => {
      const inventory = queueInventory({
        maxReceiveCount: undefined,
        deadLetterQueueArn: undefined,
      });
      expect(
        finding('poison-pills', { ...traffic(10, 1), inventory })?.remedy,
      ).toContain('dead-letter queue');
    });

    it('blame the quota, not a consumer that asks and gets nothing', () => {
      const full: Told = {
        visible: 5_000,
        inFlight: 119_998,
        published: {
          oldestMessageAge: ago => (ago < 45 ? 2_700 - ago * 60 : 0),
          messagesReceived: ago => (ago < 45 ? 0 : 3_000),
          messagesDeleted: ago => (ago < 45 ? 0 : 2_900),
          emptyReceives: ago => (ago < 45 ? 900 : 0),
        },
      };
      expect(found(full)).toEqual([
        'in-flight-quota critical',
        'oldest-message-age critical',
      ]);
      expect(found({ ...full, inFlight: 10 })).toEqual([
        'oldest-message-age critical',
      ]);
    });

    it.each([
      [90_000, undefined],
      [100_000, 'warning'],
      [119_000, 'critical'],
    ])('judge %d messages in flight', (inFlight, severity) => {
      expect(finding('in-flight-quota', { inFlight })?.severity).toBe(severity);
    });
  });
});

describe('how a queue is set up', () => {
  const isFound = (check: string, told: Told) =>
    finding(check, told)?.severity ?? 'nothing';

  it.each<[string, Told, string]>([
    [
      'without one',
      { inventory: queueInventory({ deadLetterQueueArn: undefined }) },
      'info',
    ],
    ['with one', {}, 'nothing'],
    ['that is one', { inventory: deadLetterInventory() }, 'nothing'],
    [
      'that may be one',
      { inventory: deadLetterInventory({ deadLetterSources: denied }) },
      'nothing',
    ],
  ])('a queue %s has or needs a dead-letter queue', (_, told, expected) => {
    expect(isFound('no-dead-letter-queue', told)).toBe(expected);
  });

  it('a dead-letter queue of too many is not followed to all of them', () => {
    const sharedBy = (count: number) =>
      finding('many-sources', {
        inventory: deadLetterInventory({
          deadLetterSources: {
            answer: range(count, index => index).map(index =>
              arnOf(`source-${index}`),
            ),
          },
        }),
      });
    expect(sharedBy(20)).toBeUndefined();
    expect(sharedBy(1_200)).toMatchObject({
      severity: 'info',
      title:
        '1,200 queues share this dead-letter queue; at most 20 of them are followed from here',
      evidence: { sourceQueues: 1_200, followed: 20 },
    });
  });

  it('a retention below 14 days is told', () => {
    expect(isFound('short-retention', {})).toBe('info');
    expect(
      isFound('short-retention', {
        inventory: queueInventory({ retentionSeconds: 14 * DAY_SECONDS }),
      }),
    ).toBe('nothing');
  });

  describe('the retention of dead letters', () => {
    const judge = (
      own: number,
      source: number,
      { fifo = false, visible = 0 } = {},
    ) =>
      finding('dead-letter-retention', {
        visible,
        inventory: deadLetterInventory({
          fifo,
          retentionSeconds: own * DAY_SECONDS,
        }),
        neighbours: [
          sourceOf('orders', {
            inventory: queueInventory({
              retentionSeconds: source * DAY_SECONDS,
            }),
          }),
        ],
      });

    it.each([
      [14, 4, undefined],
      [4, 4, 'info'],
      [4, 7, 'info'],
      [14, 14, undefined],
    ])('of %d days against %d of the source', (own, source, severity) => {
      expect(judge(own, source)?.severity).toBe(severity);
    });

    it('does not matter for FIFO queues, which start anew', () => {
      expect(judge(4, 4, { fifo: true })).toBeUndefined();
    });

    it('matters more while dead letters wait', () => {
      expect(judge(4, 4, { visible: 1 })?.severity).toBe('warning');
    });

    it('is not judged while the source is not known', () => {
      expect(
        isFound('dead-letter-retention', { inventory: deadLetterInventory() }),
      ).toBe('nothing');
    });
  });

  it.each([
    [1, 'info'],
    [2, 'info'],
    [3, 'nothing'],
    [undefined, 'nothing'],
  ])(
    '%p receives before a message is set aside',
    (maxReceiveCount, expected) => {
      const inventory = queueInventory({ maxReceiveCount });
      expect(isFound('few-receives', { inventory })).toBe(expected);
    },
  );

  describe('the visibility timeout', () => {
    const lambda = (
      inventory: object,
      kind = 'lambda-function',
    ): Neighbour => ({
      direction: 'downstream',
      relation: 'event-source',
      facts: {
        ...sourceOf('handler').facts,
        stage: { ...stageOf('handler'), kind },
        inventory: { ...inventory },
      },
    });

    it.each<[string, Neighbour[], string]>([
      ['too short', [lambda({ timeoutSeconds: 10 })], 'info'],
      ['long enough', [lambda({ timeoutSeconds: 5 })], 'nothing'],
      ['of an unknown timeout', [lambda({})], 'nothing'],
      ['of a strange timeout', [lambda({ timeoutSeconds: 'long' })], 'nothing'],
      [
        'of another kind',
        [lambda({ timeoutSeconds: 10 }, 'glue-job')],
        'nothing',
      ],
      ['of none', [], 'nothing'],
    ])('is compared with a function: %s', (_, neighbours, expected) => {
      expect(isFound('visibility-timeout', { neighbours })).toBe(expected);
    });

    it('is a warning while messages fail', () => {
      const failing = {
        neighbours: [lambda({ timeoutSeconds: 10 })],
        visible: 5,
        published: { messagesReceived: 10, messagesDeleted: 1 },
      };
      expect(isFound('visibility-timeout', failing)).toBe('warning');
    });

    it('counts the batching window of the function', () => {
      const reads = (windowSeconds: number) => ({
        neighbours: [
          lambda({
            timeoutSeconds: 4,
            eventSources: {
              answer: [{ sourceArn: arnOf('orders'), windowSeconds }],
            },
          }),
        ],
      });
      expect(isFound('visibility-timeout', reads(6))).toBe('nothing');
      expect(isFound('visibility-timeout', reads(7))).toBe('info');
    });

    it('of a function goes with five receives', () => {
      const read = { neighbours: [lambda({ timeoutSeconds: 1 })] };
      const inventory = queueInventory({ maxReceiveCount: 4 });
      expect(isFound('few-receives', { inventory })).toBe('nothing');
      expect(finding('few-receives', { inventory, ...read })).toMatchObject({
        severity: 'info',
        remedy: 'Set maxReceiveCount in RedrivePolicy to 5 or more.',
      });
      expect(isFound('few-receives', read)).toBe('nothing');
    });

    it('is told with what is needed', () => {
      expect(
        finding('visibility-timeout', {
          neighbours: [lambda({ timeoutSeconds: 300 })],
        }),
      ).toMatchObject({
        title:
          'The visibility timeout of 30 s is short for handler, which may run for 5 min',
        evidence: { neededSeconds: 1_800 },
        remedy: expect.stringContaining('at least 1800 s'),
      });
    });
  });

  describe('its alarms', () => {
    const DEPTH = 'ApproximateNumberOfMessagesVisible';
    const SENT = 'NumberOfMessagesSent';
    const alarm = (metric: string, reachesSomebody = true) => ({
      name: `alarm-${metric}`,
      metrics: [metric],
      reachesSomebody,
      state: 'OK',
    });
    const dead = (...alarms: ReturnType<typeof alarm>[]) => ({
      inventory: deadLetterInventory({ alarms: { answer: alarms } }),
    });
    const coverage = (told: Told) => finding('alarm-coverage', told);
    const neverFires = (told: Told) => finding('alarm-never-fires', told);

    it('are enough when one reaches somebody', () => {
      expect(coverage(dead(alarm(DEPTH)))).toBeUndefined();
    });

    it('are asked for by what the queue is for', () => {
      expect(coverage(dead())).toMatchObject({
        severity: 'info',
        title: 'No CloudWatch alarm reaches anybody when dead letters come',
        remedy: expect.stringContaining(DEPTH),
        evidence: {},
      });
      expect(
        coverage({ inventory: queueInventory({ alarms: { answer: [] } }) })
          ?.title,
      ).toContain('when messages grow old');
    });

    it('are told apart when they have no action', () => {
      expect(coverage(dead(alarm(DEPTH, false)))?.evidence).toEqual({
        alarmsWithoutAction: [`alarm-${DEPTH}`],
      });
    });

    it('are not the same as none when they may not be asked for', () => {
      expect(found({ inventory: queueInventory({ alarms: denied }) })).toEqual([
        'could-not-ask info',
      ]);
    });

    it('may watch what never fires', () => {
      expect(neverFires({ ...dead(alarm(SENT)), visible: 1 })).toMatchObject({
        severity: 'warning',
        evidence: { metric: SENT },
      });
      expect(neverFires(dead(alarm(SENT)))?.severity).toBe('info');
      expect(neverFires(dead(alarm(SENT), alarm(DEPTH)))?.severity).toBe(
        'info',
      );
    });

    it('may watch it on a queue that is written to', () => {
      expect(
        neverFires({
          inventory: queueInventory({ alarms: { answer: [alarm(SENT)] } }),
        }),
      ).toBeUndefined();
    });
  });
});
