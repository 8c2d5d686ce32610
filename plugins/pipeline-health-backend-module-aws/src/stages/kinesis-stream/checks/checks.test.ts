import { findingsOf } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { kinesisStream } from '..';
import {
  deliveryNeighbour,
  fannedOut,
  functionNeighbour,
  streamContext,
  streamInventory,
  Told,
} from '../__testUtils__/streams';
import {
  minutesAgo,
  TEST_NOW,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { lagsOf } from '../lag';
import { lossClock } from '../lossClock';

const secondsToLoss = (context: Parameters<typeof lossClock>[0]) =>
  lossClock(context)?.seconds;

const HOUR = 60;
const DAY_SECONDS = 86_400;

const all = (told: Told = {}) => findingsOf(kinesisStream, streamContext(told));
/** The checks and severities of everything that is found. */
const found = (told: Told = {}) =>
  all(told).map(({ id, severity }) => `${id.split('/')[1]} ${severity}`);
const finding = (check: string, told: Told) =>
  all(told).find(({ id }) => id === `kinesis-stream/${check}`);

/** One value in the last minutes, another before. */
const lately =
  (minutes: number, then: number, before: number) => (ago: number) =>
    ago <= minutes + 2 ? then : before;
/** Something until some minutes ago, nothing since. */
const until =
  (minutes: number, value = 0.4) =>
  (ago: number) =>
    ago >= minutes ? value : undefined;

describe('checks of a Kinesis stream', () => {
  it('find nothing wrong with a healthy stream', () => {
    expect(found()).toEqual([]);
  });

  it('find nothing to say of a stream that has no data yet', () => {
    expect(found({ samples: {} })).toEqual([]);
  });

  it.each<[string, Told, string[]]>([
    [
      'one slow minute',
      { published: { iteratorAge: lately(1, 400, 0.4) } },
      [],
    ],
    [
      'a reader that lags',
      { published: { iteratorAge: lately(20, 400, 0.4) } },
      ['consumer-lagging warning'],
    ],
    [
      'a reader that has caught up a minute ago',
      { published: { iteratorAge: ago => (ago <= 3 ? 0.4 : 50_000) } },
      [],
    ],
    [
      'a reader that lags for more than half of the retention',
      { published: { iteratorAge: lately(20, 90 * 3600, 0.4) } },
      ['consumer-lagging critical'],
    ],
    [
      'the same age while the retention is not known',
      {
        published: { iteratorAge: lately(20, 90 * 3600, 0.4) },
        inventory: streamInventory({ retentionSeconds: undefined }),
      },
      ['consumer-lagging warning'],
    ],
    ...[1, 5, 23, 30, 47].map((hours): [string, Told, string[]] => [
      `a reader that is gone for ${hours} h`,
      {
        published: { iteratorAge: until(hours * HOUR) },
        inventory: streamInventory({ retentionSeconds: DAY_SECONDS }),
      },
      [
        'nobody-reads critical',
        ...(hours > 24 ? ['records-expired critical'] : []),
        'short-retention info',
      ],
    ]),
    [
      'a consumer that stopped just now',
      { published: { iteratorAge: until(12) } },
      [],
    ],
    [
      'a reader that is gone while one with enhanced fan-out goes on',
      {
        published: { iteratorAge: until(60), 'consumerLag.reader': 0.2 },
        inventory: fannedOut('reader'),
      },
      ['nobody-reads critical'],
    ],
    [
      'one that read for an hour only, beside one with enhanced fan-out',
      {
        published: {
          iteratorAge: ago => (ago >= 60 && ago < 120 ? 0.4 : undefined),
          'consumerLag.reader': 0.2,
        },
        inventory: fannedOut('reader'),
      },
      [],
    ],
    [
      'one that has moved to enhanced fan-out',
      {
        published: {
          iteratorAge: until(120),
          'consumerLag.reader': ago => (ago < 130 ? 0.2 : undefined),
        },
        inventory: streamInventory({
          fanOutConsumers: 1,
          consumers: {
            answer: [
              {
                name: 'reader',
                status: 'ACTIVE',
                createdAt: '2026-03-01T09:40:00.000Z',
              },
            ],
          },
        }),
      },
      [],
    ],
    [
      'the only reader, with enhanced fan-out and far behind',
      {
        published: {
          iteratorAge: () => undefined,
          'consumerLag.reader': ago => 80_000 - ago * 60,
        },
        inventory: fannedOut('reader'),
      },
      ['consumer-lagging warning'],
    ],
    [
      'one of two with enhanced fan-out that is gone',
      {
        published: {
          iteratorAge: () => undefined,
          'consumerLag.one': 0.2,
          'consumerLag.other': until(60),
        },
        inventory: fannedOut('one', 'other'),
      },
      ['nobody-reads critical'],
    ],
    [
      'readers with enhanced fan-out that nobody may list',
      {
        published: { iteratorAge: () => undefined },
        inventory: streamInventory({
          fanOutConsumers: 1,
          consumers: { problem: { code: 'access-denied', message: 'no' } },
        }),
      },
      ['could-not-ask unknown'],
    ],
    [
      'a reader that was started at an old position a few minutes ago',
      { published: { iteratorAge: lately(3, 600_000, 0.4) } },
      ['consumer-lagging warning'],
    ],
    [
      'one that has got on from there for an hour',
      {
        published: {
          iteratorAge: ago => (ago > 62 ? 0.4 : 400_000 + 3_000 * ago),
        },
      },
      ['consumer-lagging warning'],
    ],
    [
      'one that has not got on from there',
      {
        published: {
          iteratorAge: ago => (ago > 62 ? 0.4 : 600_000 - 60 * ago),
        },
      },
      ['consumer-lagging critical'],
    ],
    [
      'an age that jumped and was gone again',
      {
        published: {
          iteratorAge: ago => (ago > 4 && ago <= 8 ? 86_300 : 0.4),
        },
      },
      [],
    ],
    [
      'a delivery stream that reads all the same',
      {
        published: { iteratorAge: until(60) },
        neighbours: [deliveryNeighbour(minutesAgo(180, 0.3))],
      },
      [],
    ],
    [
      'a delivery stream that stopped reading with it',
      {
        published: { iteratorAge: until(60) },
        neighbours: [
          deliveryNeighbour(
            minutesAgo(180, ago => (ago >= 59 ? 0.3 : undefined)),
          ),
        ],
      },
      ['nobody-reads critical'],
    ],
    [
      'a stream that nobody was ever seen to read',
      { published: { iteratorAge: () => undefined } },
      [],
    ],
    [
      'one throttled write of very many',
      {
        published: {
          incomingRecords: 60_000,
          writesThrottled: ago => (ago === 9 ? 1 : 0),
        },
        inventory: streamInventory({ mode: 'ON_DEMAND' }),
      },
      [],
    ],
    [
      'a few in every minute, of very many',
      { published: { incomingRecords: 60_000, writesThrottled: 30 } },
      [],
    ],
    [
      'two minutes of many throttled writes',
      { published: { writesThrottled: lately(2, 400, 0) } },
      [],
    ],
    [
      'some throttled writes',
      { published: { writesThrottled: lately(5, 20, 0) } },
      ['writes-throttled warning'],
    ],
    [
      'some in one of four minutes',
      {
        published: { writesThrottled: ago => (ago % 4 === 0 ? 30 : 0) },
      },
      ['writes-throttled warning'],
    ],
    [
      'many throttled writes',
      { published: { writesThrottled: lately(15, 400, 0) } },
      ['writes-throttled critical'],
    ],
    [
      'a key with which no write succeeds',
      {
        published: {
          incomingRecords: until(20),
          putSuccess: lately(20, 0, 1),
        },
        inventory: streamInventory({ key: 'arn:aws:kms:eu-central-1:1:key/a' }),
      },
      ['key-unusable critical'],
    ],
    [
      'one way of writing that fails while another does not',
      {
        published: { putSuccess: lately(20, 0, 1), putsSuccess: 1 },
        inventory: streamInventory({ key: 'arn:aws:kms:eu-central-1:1:key/a' }),
      },
      [],
    ],
    [
      'a key with which writes succeed again',
      {
        published: { putSuccess: ago => (ago > 4 ? 0 : 1) },
        inventory: streamInventory({ key: 'arn:aws:kms:eu-central-1:1:key/a' }),
      },
      [],
    ],
    [
      'a key with which a function may not read',
      {
        inventory: streamInventory({ key: 'arn:aws:kms:eu-central-1:1:key/a' }),
        neighbours: [
          functionNeighbour(
            'PROBLEM: KMSDisabledException: the key is disabled',
          ),
        ],
      },
      ['key-unusable critical'],
    ],
    [
      'the key of AWS, which nobody can disable',
      {
        published: { putSuccess: 0 },
        inventory: streamInventory({ key: 'alias/aws/kinesis' }),
      },
      [],
    ],
    [
      'writes that were throttled until half an hour ago',
      { published: { writesThrottled: ago => (ago > 30 ? 400 : 0) } },
      [],
    ],
    [
      'throttled reads',
      { published: { readsThrottled: lately(10, 3, 0) } },
      ['reads-throttled warning'],
    ],
    [
      'bytes near what the shards take',
      { published: { incomingBytes: 2 * 60 * 1024 * 1024 * 0.9 } },
      ['near-capacity warning'],
    ],
    [
      'records near what the shards take',
      { published: { incomingRecords: 118_000 } },
      ['near-capacity critical'],
    ],
    [
      'more than its shards take, which more shards took until a moment ago',
      { published: { incomingRecords: 156_000 } },
      [],
    ],
    [
      'more than one stream on demand takes by default, so that its quota was raised',
      {
        published: { incomingRecords: 15_000_000, readRecords: 15_000_000 },
        inventory: streamInventory({ mode: 'ON_DEMAND' }),
      },
      [],
    ],
    [
      'nearly as many records as one stream on demand takes',
      {
        published: { incomingRecords: 11_600_000, readRecords: 11_600_000 },
        inventory: streamInventory({ mode: 'ON_DEMAND' }),
      },
      ['near-capacity critical'],
    ],
    [
      'one of two readers that is gone',
      { published: { readRecords: lately(40, 1_200, 2_400) } },
      ['reader-missing warning'],
    ],
    [
      'two of three readers that are gone for a short time',
      { published: { readRecords: lately(15, 1_200, 3_600) } },
      [],
    ],
    [
      'one of two readers that moved to enhanced fan-out',
      {
        published: {
          readRecords: lately(40, 1_200, 2_400),
          'consumerLag.live': 0.3,
        },
        inventory: streamInventory({
          fanOutConsumers: 1,
          consumers: {
            answer: [
              {
                name: 'live',
                status: 'ACTIVE',
                createdAt: '2026-03-01T11:10:00.000Z',
              },
            ],
          },
        }),
      },
      [],
    ],
    [
      'a reader that read old records again',
      {
        published: {
          readRecords: ago => (ago > 40 && ago < 100 ? 4_300 : 1_200),
        },
      },
      [],
    ],
    [
      'a reader that came for an hour',
      {
        published: {
          readRecords: ago => (ago > 40 && ago < 100 ? 2_400 : 1_200),
        },
      },
      [],
    ],
    [
      'as many records on demand',
      {
        published: { incomingRecords: 118_000 },
        inventory: streamInventory({ mode: 'ON_DEMAND' }),
      },
      [],
    ],
    ...[1, 5, 23, 30, 44].map((hours): [string, Told, string[]] => [
      `producers that stopped ${hours} h ago at nearly full capacity`,
      {
        published: { incomingRecords: until(hours * HOUR, 118_000) },
      },
      ['source-silent warning'],
    ]),
    [
      'a stream that is silent now and then',
      {
        published: {
          incomingRecords: ago =>
            ago >= 60 && ago % 60 === 0 ? 10 : undefined,
        },
      },
      [],
    ],
    [
      'the shortest retention',
      { inventory: streamInventory({ retentionSeconds: DAY_SECONDS }) },
      ['short-retention info'],
    ],
    [
      'no alarm',
      { inventory: streamInventory({ alarms: { answer: [] } }) },
      ['alarm-coverage info'],
    ],
    [
      'alarms that may not be asked for',
      {
        inventory: streamInventory({
          alarms: { problem: { code: 'access-denied', message: 'no' } },
        }),
      },
      ['could-not-ask info'],
    ],
    [
      'a stream that is being created',
      {
        samples: {},
        inventory: streamInventory({
          status: 'CREATING',
          openShards: undefined,
          retentionSeconds: undefined,
        }),
      },
      ['not-active info'],
    ],
    [
      'a stream that is being deleted',
      { inventory: streamInventory({ status: 'DELETING' }) },
      ['not-active critical'],
    ],
    [
      'a state that is new',
      { inventory: streamInventory({ status: 'RESTORING' }) },
      ['not-active unknown'],
    ],
  ])('of %s', (_name, told, expected) => {
    expect(found(told)).toEqual(expected);
  });

  it('keep quiet when their lines are switched off', () => {
    const { thresholds } = streamContext();
    expect(
      found({
        published: { iteratorAge: lately(20, 400, 0.4) },
        thresholds: { ...thresholds, iteratorAge: {} },
      }),
    ).toEqual([]);
  });

  it('say how much time is left', () => {
    expect(
      finding('nobody-reads', {
        published: { iteratorAge: until(60) },
        inventory: streamInventory({ retentionSeconds: DAY_SECONDS }),
      }),
    ).toMatchObject({
      title:
        'Nobody has read the stream since Mar 1, 11:00 UTC: 68,400 records wait, lost from Mar 2, 11:00 UTC on',
      evidence: {
        recordsUnread: 68_400,
        lastReadAt: '2026-03-01T11:00:00.000Z',
        retentionSeconds: DAY_SECONDS,
      },
      onsetAt: '2026-03-01T11:00:00.000Z',
    });
    expect(
      finding('consumer-lagging', {
        published: { iteratorAge: lately(20, 7_020, 0.4) },
      }),
    ).toMatchObject({
      claim: 'backlog',
      title:
        'A reader is 2 h behind and not catching up; records are lost from Mar 8, 10:00 UTC on',
      evidence: { iteratorAgeSeconds: 7_200, timeToLossSeconds: 597_600 },
      onsetAt: '2026-03-01T11:38:00.000Z',
    });
  });

  it.each<[string, (ago: number) => number, string, number | undefined]>([
    // Two seconds nearer to the newest record in each second.
    [
      'is caught up',
      ago => 5_400 + ago * 120,
      'A reader is 1 h 39 min behind, caught up in 48 min',
      2_880,
    ],
    [
      'falls behind',
      ago => 7_020 - ago * 20,
      'A reader is 1 h 59 min behind and not catching up; records are lost from Mar 8, 10:01 UTC on',
      undefined,
    ],
  ])('say when a reader %s', (_, iteratorAge, title, drained) => {
    const told = finding('consumer-lagging', { published: { iteratorAge } });
    expect(told?.title).toBe(title);
    expect(told?.evidence.drainedInSeconds).toBe(drained);
  });

  it('miss a reader until it is back, or a day has passed', () => {
    const gone = finding('reader-missing', {
      published: { readRecords: lately(40, 1_200, 2_400) },
    });
    expect(gone).toMatchObject({
      title:
        'A reader is gone since Mar 1, 11:08 UTC: each record is read once instead of 2 times',
    });
    const later = (hours: number, readRecords: number) =>
      finding('reader-missing', {
        published: { readRecords },
        previous: gone && {
          'reader-missing': {
            ...gone,
            onsetAt: new Date(TEST_NOW - hours * 3_600_000).toISOString(),
          },
        },
      });
    expect(later(5, 1_200)?.title).toBe(gone?.title);
    expect(later(5, 2_400)).toBeUndefined();
    expect(later(25, 1_200)).toBeUndefined();
  });

  it('tell one hot shard from a stream that is too small', () => {
    const throttling = (incomingRecords: number, is = {}) =>
      finding('writes-throttled', {
        published: { incomingRecords, writesThrottled: 9_000 },
        inventory: streamInventory({ openShards: 4, ...is }),
      });
    expect(throttling(60_000)).toMatchObject({
      title:
        'One shard is hot: 135,000 writes were throttled, 13 %, at 25 % of what the stream takes',
      remedy: expect.stringMatching(/More shards do not help/),
    });
    expect(throttling(60_000, { mode: 'ON_DEMAND' })?.remedy).toMatch(
      /More shards do not help/,
    );
    expect(throttling(230_000)).toMatchObject({
      title:
        '135,000 writes were throttled in 15 of the last 15 min, 3.7 % of what was written then',
      remedy: expect.stringContaining(
        'aws kinesis update-shard-count --stream-name music-events --target-shard-count 8 ',
      ),
    });
    expect(throttling(230_000, { mode: 'ON_DEMAND' })?.remedy).toMatch(
      /grows within 15 minutes to twice its highest peak/,
    );
  });

  it('say that a reader began anew, without a clock', () => {
    const told = { published: { iteratorAge: lately(3, 86_300, 0.4) } };
    expect(finding('consumer-lagging', told)).toMatchObject({
      title: expect.stringMatching(
        /^A reader began .* behind at .*: it was started anew at an old position$/,
      ),
      evidence: expect.not.objectContaining({
        timeToLossSeconds: expect.anything(),
      }),
    });
    expect(secondsToLoss(streamContext(told))).toBeUndefined();
  });

  it('name the consumer that is behind', () => {
    expect(
      finding('consumer-lagging', {
        published: {
          'consumerLag.one': 0.2,
          'consumerLag.other': ago => 80_000 - ago * 60,
        },
        inventory: fannedOut('one', 'other'),
      })?.title,
    ).toMatch(/^Consumer other is 22 h \d+ min behind/);
  });

  it('say how much is lost already', () => {
    expect(
      finding('nobody-reads', {
        published: { iteratorAge: until(30 * HOUR) },
        inventory: streamInventory({ retentionSeconds: DAY_SECONDS }),
      }),
    ).toMatchObject({
      title: `Nobody has read the stream since Feb 28, 06:00 UTC: of 2,156,400 records 430,800 are lost`,
      evidence: { recordsLost: 430_800, timeToLossSeconds: 0 },
    });
  });

  it('remember a silence that is older than all samples', () => {
    const told = { published: { incomingRecords: until(30 * HOUR, 1_200) } };
    const before = finding('source-silent', told);
    expect(before?.severity).toBe('warning');
    const later = finding('source-silent', {
      ...told,
      now: TEST_NOW + 40 * DAY_SECONDS * 1000,
      previous: before && { 'source-silent': before },
    });
    expect(later).toMatchObject({
      severity: 'warning',
      onsetAt: before?.onsetAt,
    });
  });
});

describe('a reader that comes back', () => {
  const back = (minutes: number) => ({
    published: {
      iteratorAge: (ago: number) => {
        if (ago > 120) {
          return 0.4;
        }
        return ago <= minutes + 2 ? 7_000 : undefined;
      },
    },
  });
  const gone = finding('nobody-reads', {
    published: { iteratorAge: until(120) },
  });

  it('is behind from its first minute on', () => {
    for (const minutes of [1, 2, 3, 4]) {
      expect(
        found({
          ...back(minutes),
          previous: gone && { 'nobody-reads': gone },
        }),
      ).toEqual(['consumer-lagging warning']);
    }
  });
});

describe('records that expired unread', () => {
  const day = streamInventory({ retentionSeconds: DAY_SECONDS });
  const gone = {
    published: { iteratorAge: until(30 * HOUR) },
    inventory: day,
  };

  it('are counted, and stay when the reader is back, until somebody acknowledges them', () => {
    const before = finding('records-expired', gone);
    expect(before).toMatchObject({
      severity: 'critical',
      evidence: { recordsLost: 430_800 },
    });
    const back = (acknowledgedAt: {}) =>
      found({
        inventory: day,
        previous: before && { 'records-expired': before },
        acknowledgedAt,
      });
    expect(back({})).toEqual([
      'records-expired critical',
      'short-retention info',
    ]);
    expect(back({ 'records-expired': TEST_NOW })).toEqual([
      'short-retention info',
    ]);
  });

  it('grow by what expires meanwhile', () => {
    const before = finding('records-expired', gone);
    expect(
      finding('records-expired', {
        ...gone,
        published: {
          iteratorAge: ago => (ago >= 31 * HOUR ? 0.4 : undefined),
        },
        previous: before && { 'records-expired': before },
      })?.evidence.recordsLost,
    ).toBe(430_800);
  });

  it('are what a reader leaves that is as far behind as they are kept', () => {
    const told = {
      published: {
        iteratorAge: lately(60, DAY_SECONDS - 20, DAY_SECONDS - 125),
        readRecords: 900,
      },
      inventory: day,
    };
    expect(finding('records-expired', told)?.evidence.recordsLost).toBe(
      60 * 300,
    );
    expect(
      finding('records-expired', {
        ...told,
        published: { ...told.published, readRecords: 1_200 },
      }),
    ).toBeUndefined();
  });

  it('are none when the age jumps for some minutes, faster than time passes', () => {
    expect(
      finding('records-expired', {
        published: {
          iteratorAge: lately(3, DAY_SECONDS - 20, 0.4),
          readRecords: 900,
        },
        inventory: day,
      }),
    ).toBeUndefined();
  });

  it('are counted a quarter of an hour after a jump that stays', () => {
    expect(
      finding('records-expired', {
        published: {
          iteratorAge: lately(60, DAY_SECONDS - 20, 0.4),
          readRecords: 900,
        },
        inventory: day,
      })?.evidence.recordsLost,
    ).toBe(46 * 300);
  });

  it('are what waited when the retention was cut', () => {
    const described = {
      retention: [
        { at: TEST_NOW - 40 * 60_000, value: 3 * DAY_SECONDS },
        { at: TEST_NOW - 20 * 60_000, value: DAY_SECONDS },
      ],
    };
    expect(
      finding('records-expired', {
        published: { iteratorAge: until(30 * HOUR) },
        inventory: day,
        described,
      }),
    ).toMatchObject({
      title:
        'The retention was cut from 3 d to 1 d at Mar 1, 11:40 UTC: 430,800 records expired unread',
    });
    expect(
      finding('records-expired', {
        published: {
          iteratorAge: ago => (ago > 20 ? 30 * 3_600 : 23 * 3_600),
        },
        inventory: day,
        described,
      }),
    ).toMatchObject({
      title: expect.stringMatching(/^The retention was cut from 3 d to 1 d/),
      // Six hours, and the minute in which it was cut.
      evidence: { recordsLost: 1_200 * 361 },
    });
    expect(
      found({ inventory: day, described }).filter(each =>
        each.startsWith('records'),
      ),
    ).toEqual([]);
  });
});

describe('the loss clock of a Kinesis stream', () => {
  it('does not tick while the readers have caught up', () => {
    expect(secondsToLoss(streamContext())).toBeUndefined();
    expect(secondsToLoss(streamContext({ samples: {} }))).toBeUndefined();
  });

  it('counts from the first record after the last read', () => {
    const context = streamContext({ published: { iteratorAge: until(63) } });
    expect(lagsOf(context)).toEqual([
      {
        reader: { metric: 'iteratorAge' },
        seconds: 62 * 60 + 0.4,
        reading: false,
        lastAt: TEST_NOW - 63 * 60_000,
      },
    ]);
    expect(secondsToLoss(context)).toBe(168 * 3600 - 62 * 60 - 0.4);
  });

  it('does not go below zero', () => {
    expect(
      secondsToLoss(streamContext({ published: { iteratorAge: 200 * 3600 } })),
    ).toBe(0);
  });
});

describe('lookback of a Kinesis stream', () => {
  const lookback = (told: Told = {}) =>
    kinesisStream.lookback?.(streamContext(told));

  it('is not needed for a healthy stream', () => {
    expect(lookback()).toEqual({});
  });

  it('reaches back to the last read when nobody reads', () => {
    expect(lookback({ published: { iteratorAge: until(10 * HOUR) } })).toEqual({
      incomingRecords: TEST_NOW - 10 * HOUR * 60_000,
    });
  });

  it('reaches back to when a reader began to lag', () => {
    expect(lookback({ published: { iteratorAge: 400 } })).toEqual({
      iteratorAge: TEST_NOW - 7 * DAY_SECONDS * 1000,
    });
  });

  it('asks whether a stream that nobody reads was ever read', () => {
    expect(lookback({ published: { iteratorAge: () => undefined } })).toEqual({
      iteratorAge: TEST_NOW - 15 * DAY_SECONDS * 1000,
    });
  });

  it('asks what was usual before a silence', () => {
    expect(
      lookback({ published: { incomingRecords: until(10 * HOUR, 10) } }),
    ).toEqual({ incomingRecords: TEST_NOW - 14 * HOUR * 60_000 });
  });
});
