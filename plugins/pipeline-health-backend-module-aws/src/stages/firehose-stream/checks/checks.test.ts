import {
  findingsOf,
  TEST_NOW,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { firehoseStream } from '..';
import {
  deliveringTo,
  directPut,
  domainNeighbour,
  sourceNeighbour,
  streamContext,
  streamInventory,
  Told,
} from '../__testUtils__/streams';
import { FirehoseInventory } from '../FirehoseInventory';

const HOUR = 60;
const DAY = 24 * HOUR;

const all = (told: Told = {}) =>
  findingsOf(firehoseStream, streamContext(told));
/** The checks and severities of everything that is found. */
const found = (told: Told = {}) =>
  all(told).map(({ id, severity }) => `${id.split('/')[1]} ${severity}`);
const finding = (check: string, told: Told) =>
  all(told).find(({ id }) => id === `firehose-stream/${check}`);

/** One value in the last minutes, another before. */
const lately =
  (minutes: number, then: number, before: number) => (ago: number) =>
    ago <= minutes + 2 ? then : before;
/** Something until some minutes ago, then nothing. */
const until =
  (minutes: number, value = 1_200) =>
  (ago: number) =>
    ago >= minutes ? value : undefined;
/** Something at one minute of each hour only. */
const hourly = (value: number | ((hoursAgo: number) => number)) => {
  const valueOf = typeof value === 'number' ? () => value : value;
  return (ago: number) =>
    ago % HOUR === 35 ? valueOf(Math.floor(ago / HOUR)) : undefined;
};
/** Nothing at all. */
const never = () => undefined;

/** What a stream publishes of its deliveries, until some minutes ago. */
const deliveriesUntil = (minutes: number) => ({
  deliverySuccess: until(minutes, 1),
  deliveredRecords: until(minutes),
  dataFreshness: until(minutes, 64),
  transformSuccess: until(minutes, 1),
  transformDuration: until(minutes, 0.8),
  authFailure: until(minutes, 0),
  deliveryRejected: until(minutes, 0),
});

const { destination, transform } = streamInventory();

/** A transform whose calls succeed, and that marks a share of the records as failed. */
const marks = (share: number): Told['published'] => ({
  transformedRecords: Math.round(1_200 * (1 - share)),
});

const fromTopic = streamInventory({
  source: {
    type: 'MSKAsSource',
    arn: 'arn:aws:kafka:eu-central-1:123456789012:cluster/music/1',
    topic: 'plays',
  },
});

/** A stream that converts what it writes to S3. */
const converting = directPut({
  destination: destination && {
    ...destination,
    type: 's3',
    target: 'arn:aws:s3:::lake',
    formatConversion: true,
    retrySeconds: undefined,
  },
  delivery: { bucketArn: 'arn:aws:s3:::lake', errorPrefix: 'errors/' },
  backup: undefined,
  transform: undefined,
});

describe('checks of a delivery stream', () => {
  it('find nothing wrong with a healthy stream', () => {
    expect(found()).toEqual([]);
  });

  it('find nothing to say of a stream that has no data yet', () => {
    expect(found({ samples: {} })).toEqual([]);
  });

  it.each<[string, Told, string[]]>([
    [
      'one failed attempt',
      { published: { deliverySuccess: lately(1, 0.2, 1) } },
      [],
    ],
    [
      'one failed attempt while records are late already',
      {
        published: {
          deliverySuccess: lately(1, 0.2, 1),
          dataFreshness: lately(3, 600, 64),
        },
      },
      ['delivery-failing warning', 'data-stale warning'],
    ],
    [
      'attempts that succeed while records are late',
      { published: { dataFreshness: lately(3, 600, 64) } },
      ['data-stale warning'],
    ],
    [
      'a few documents rejected for long',
      { published: { deliverySuccess: lately(20, 0.97, 1) } },
      ['delivery-failing warning'],
    ],
    [
      'many documents rejected',
      { published: { deliverySuccess: lately(20, 0.6, 1) } },
      ['delivery-failing critical'],
    ],
    [
      'documents that are taken again',
      { published: { deliverySuccess: ago => (ago <= 4 ? 1 : 0.6) } },
      [],
    ],
    [
      'the older names of the metrics',
      {
        inventory: deliveringTo({ type: 'elasticsearch' }),
        published: {
          deliverySuccess: never,
          legacyDeliverySuccess: lately(20, 0.6, 1),
        },
      },
      ['delivery-failing critical'],
    ],
    [
      'a success that is worded as a sum of records',
      { published: { deliverySuccess: 1_200 } },
      [],
    ],
    [
      'failed rows of Iceberg tables',
      {
        inventory: deliveringTo({ type: 'iceberg' }),
        published: { deliveredRecords: 970, failedRows: lately(20, 30, 0) },
      },
      ['delivery-failing warning', 'failed-documents warning'],
    ],
    [
      'a stream that fails at each of its hourly deliveries',
      {
        inventory: directPut({
          backup: { bucketArn: 'arn:aws:s3:::all', content: 'all' },
        }),
        published: {
          incomingRecords: hourly(500),
          incomingBytes: hourly(300_000),
          deliverySuccess: hourly(0),
          deliveredRecords: hourly(0),
          dataFreshness: hourly(61),
          backupRecords: hourly(500),
          transformSuccess: hourly(1),
          transformDuration: hourly(1),
          authFailure: hourly(0),
          deliveryRejected: hourly(0),
        },
      },
      ['delivery-failing critical'],
    ],
    [
      'the first of many hourly deliveries that failed',
      {
        published: {
          incomingRecords: hourly(500),
          deliverySuccess: hourly(hours => (hours === 0 ? 0 : 1)),
          deliveredRecords: hourly(hours => (hours === 0 ? 0 : 500)),
          dataFreshness: hourly(61),
        },
      },
      ['delivery-failing warning'],
    ],
    [
      'hourly deliveries that work again',
      {
        published: {
          incomingRecords: hourly(500),
          deliverySuccess: hourly(hours => (hours === 0 ? 1 : 0)),
          deliveredRecords: hourly(hours => (hours === 0 ? 500 : 0)),
          dataFreshness: hourly(61),
        },
      },
      [],
    ],
    ...[26, 50, 70].map((hours): [string, Told, string[]] => [
      `a daily delivery that failed ${hours} h ago`,
      {
        samples: {
          incomingRecords: [minute(hours, 5e6), minute(hours + 24, 5e6)],
          deliverySuccess: [minute(hours + 24, 1), minute(hours, 0)],
          deliveredRecords: [minute(hours + 24, 5e6), minute(hours, 0)],
        },
      },
      ['delivery-failing warning'],
    ]),
    [
      'one record that failed among millions',
      {
        published: {
          incomingRecords: ago => ([3, 4, 6].includes(ago) ? 1 : 1e6),
          deliverySuccess: ago => ([3, 4, 6].includes(ago) ? 0 : 1),
        },
      },
      [],
    ],
    [
      'a call of the transform that failed with one record of thousands',
      {
        published: {
          incomingRecords: ago => ([3, 4, 6].includes(ago) ? 1 : 10_000),
          transformSuccess: ago => ([3, 4, 6].includes(ago) ? 0 : 1),
        },
      },
      [],
    ],
    [
      'data beyond the buffer interval',
      { published: { dataFreshness: lately(20, 200, 64) } },
      ['data-stale warning'],
    ],
    [
      'the same age with a long buffer',
      {
        inventory: deliveringTo({ bufferIntervalSeconds: 300 }),
        published: { dataFreshness: lately(20, 200, 64) },
      },
      ['slow-buffer info'],
    ],
    [
      'data older than 15 minutes',
      { published: { dataFreshness: lately(20, 1_000, 64) } },
      ['data-stale critical'],
    ],
    [
      'data older than 15 minutes, but under three long buffers',
      {
        inventory: deliveringTo({ bufferIntervalSeconds: 600 }),
        published: { dataFreshness: lately(20, 1_100, 64) },
      },
      ['data-stale warning', 'slow-buffer info'],
    ],
    [
      'data that is fresh again',
      { published: { dataFreshness: ago => (ago <= 4 ? 40 : 2_000) } },
      [],
    ],
    [
      'data that was late before the last of it was delivered',
      {
        published: {
          ...deliveriesUntil(20),
          dataFreshness: until(20, 2_000),
          incomingRecords: until(25),
          incomingBytes: until(25),
        },
      },
      [],
    ],
    [
      'data that comes late once an hour',
      {
        published: {
          incomingRecords: hourly(500),
          deliverySuccess: hourly(1),
          deliveredRecords: hourly(500),
          dataFreshness: ago => (ago % HOUR === 3 ? 2_000 : undefined),
        },
      },
      [],
    ],
    [
      'late data of a stream that tells of its age at each delivery only',
      {
        inventory: deliveringTo({
          type: 's3',
          bufferIntervalSeconds: 900,
          bufferSizeBytes: 1,
        }),
        published: {
          dataFreshness: ago => (ago % 15 === 14 ? 3_000 : undefined),
          deliverySuccess: ago => (ago % 15 === 14 ? 1 : undefined),
          deliveredRecords: ago => (ago % 15 === 14 ? 18_000 : undefined),
        },
      },
      ['data-stale critical'],
    ],
    [
      'failing calls of the transform',
      { published: { transformSuccess: lately(20, 0.995, 1) } },
      ['transform-failing warning'],
    ],
    [
      'a broken transform',
      { published: { transformSuccess: lately(20, 0, 1) } },
      ['transform-failing critical'],
    ],
    [
      'a transform that marks records as failed',
      { published: { ...marks(0.4), deliveredRecords: 720 } },
      ['transform-failing warning'],
    ],
    [
      'a transform that marks every record as failed',
      { published: marks(1) },
      ['transform-failing critical'],
    ],
    [
      'a transform that marked records as failed until a while ago',
      {
        published: {
          transformedRecords: ago => (ago > 12 ? 700 : 1_200),
        },
      },
      [],
    ],
    [
      'a transform that marks one record of thousands',
      { published: marks(0.002) },
      [],
    ],
    [
      'a transform that drops most records on purpose',
      { published: { ...marks(0), deliveredRecords: 300 } },
      [],
    ],
    [
      'a transform that gives back what came a minute before, while more comes',
      {
        published: {
          incomingRecords: ago => 6_000 - 20 * ago,
          transformedRecords: ago => 6_000 - 20 * (ago + 2),
          deliveredRecords: ago => 6_000 - 20 * (ago + 3),
        },
      },
      [],
    ],
    [
      'a transform that marked all of the last batch as failed',
      {
        published: {
          incomingRecords: hourly(500),
          deliverySuccess: hourly(1),
          deliveredRecords: hourly(500),
          dataFreshness: hourly(61),
          transformSuccess: hourly(1),
          transformDuration: hourly(1),
          transformedRecords: hourly(hours => (hours === 0 ? 0 : 500)),
          incomingBytes: hourly(300_000),
        },
      },
      ['transform-failing critical'],
    ],
    ...[9, 20].map((hours): [string, Told, string[]] => [
      `a transform that marked the last batch as failed, ${hours} h ago`,
      {
        samples: {
          incomingRecords: [minute(hours + 24, 5e6), minute(hours, 5e6)],
          deliverySuccess: [minute(hours + 24, 1), minute(hours, 1)],
          deliveredRecords: [minute(hours + 24, 5e6), minute(hours, 5e6)],
          transformedRecords: [minute(hours + 24, 5e6), minute(hours, 0)],
        },
      },
      ['transform-failing critical'],
    ]),
    [
      'records that cannot be converted',
      {
        inventory: converting,
        published: {
          incomingRecords: 600,
          deliverySuccess: never,
          deliveredRecords: 0,
          dataFreshness: never,
          failedConversions: 600,
          convertedRecords: 0,
        },
      },
      ['conversion-failing critical'],
    ],
    [
      'some records that cannot be converted',
      {
        inventory: converting,
        published: { failedConversions: 100, convertedRecords: 1_100 },
      },
      ['conversion-failing warning'],
    ],
    [
      'one record in thousands that cannot be converted',
      {
        inventory: converting,
        published: { failedConversions: 2, convertedRecords: 1_198 },
      },
      [],
    ],
    [
      'records that can be converted again',
      {
        inventory: converting,
        published: {
          failedConversions: ago => (ago > 5 ? 1_200 : 0),
          convertedRecords: ago => (ago > 5 ? 0 : 1_200),
        },
      },
      [],
    ],
    [
      'success that is told for half of the records only',
      {
        inventory: directPut({ transform: undefined }),
        published: { deliverySuccess: 600, deliveredRecords: 600 },
      },
      ['records-unaccounted warning', 'no-transform info'],
    ],
    [
      'records that wait, though delivered ones are fewer',
      {
        inventory: directPut({ transform: undefined }),
        published: {
          deliveredRecords: lately(60, 600, 1_200),
          dataFreshness: ago => (ago < 60 ? 1_900 - 30 * ago : 64),
        },
      },
      ['data-stale critical', 'no-transform info'],
    ],
    [
      'a slow transform',
      { published: { transformDuration: lately(20, 200, 1) } },
      ['transform-slow warning'],
    ],
    [
      'a bucket that cannot be written',
      {
        published: {
          backupWriteSuccess: ago => (ago <= 7 ? 0 : undefined),
        },
      },
      ['backup-failing critical'],
    ],
    [
      'a bucket that could not be written when it was needed last',
      {
        published: {
          backupWriteSuccess: ago => (ago === 9 * HOUR ? 0 : undefined),
        },
      },
      ['backup-failing warning'],
    ],
    [
      'documents in the backup',
      { published: { backupRecords: lately(20, 12, 0) } },
      ['failed-documents warning'],
    ],
    [
      'documents of long ago in the backup',
      { published: { backupRecords: ago => (ago > 90 ? 12 : undefined) } },
      [],
    ],
    [
      'copies of everything in the backup',
      {
        inventory: streamInventory({
          backup: { bucketArn: 'arn:aws:s3:::copy', content: 'all' },
        }),
        published: { backupRecords: 1_200 },
      },
      [],
    ],
    [
      'a refused role',
      { published: { authFailure: lately(10, 1, 0) } },
      ['access-refused critical'],
    ],
    [
      'a role that is refused once an hour',
      {
        published: {
          incomingRecords: hourly(500),
          deliverySuccess: hourly(0),
          deliveredRecords: hourly(0),
          dataFreshness: hourly(61),
          authFailure: hourly(1),
        },
      },
      ['access-refused critical', 'delivery-failing critical'],
    ],
    [
      'rejected deliveries',
      { published: { deliveryRejected: lately(10, 1, 0) } },
      ['delivery-rejected warning'],
    ],
    [
      'rejected deliveries of hours ago',
      { published: { deliveryRejected: ago => Number(ago > 100) } },
      [],
    ],
    [
      'a rejected delivery now and then',
      { published: { deliveryRejected: ago => Number(ago % 5 === 0) } },
      ['delivery-rejected warning'],
    ],
    [
      'rejections that are told only while they last, and were over a while ago',
      {
        published: { deliveryRejected: ago => (ago > 10 ? 1 : undefined) },
      },
      [],
    ],
    [
      'a disabled key',
      {
        inventory: streamInventory({ encryptionKey: 'CUSTOMER_MANAGED_CMK' }),
        published: { keyDisabled: lately(10, 3, 0) },
      },
      ['key-unusable critical'],
    ],
    [
      'a key that nothing could be put with since',
      {
        inventory: directPut({ encryptionKey: 'CUSTOMER_MANAGED_CMK' }),
        published: {
          ...deliveriesUntil(5 * HOUR),
          incomingRecords: until(5 * HOUR),
          incomingBytes: until(5 * HOUR),
          keyDisabled: ago =>
            ago < 5 * HOUR && ago > 4 * HOUR ? 3 : undefined,
        },
      },
      ['key-unusable critical', 'source-silent warning'],
    ],
    ...(['keyInvalid', 'keyMissing', 'keyAccessDenied'] as const).map(
      (metric): [string, Told, string[]] => [
        `a key that cannot be used: ${metric}`,
        {
          inventory: directPut({ encryptionKey: 'CUSTOMER_MANAGED_CMK' }),
          published: {
            ...deliveriesUntil(50),
            incomingRecords: ago => (ago > 50 ? 1_200 : undefined),
            incomingBytes: until(50),
            keyAccessDenied: 0,
            keyDisabled: 0,
            [metric]: (ago: number) => Number(ago <= 50),
          },
        },
        ['key-unusable critical', 'source-silent warning'],
      ],
    ),
    [
      'a key that works again',
      {
        inventory: directPut({ encryptionKey: 'CUSTOMER_MANAGED_CMK' }),
        published: { keyDisabled: ago => (ago > 5 ? 3 : undefined) },
      },
      [],
    ],
    [
      'lag behind the source',
      { published: { sourceLag: lately(20, 90, 0) } },
      ['source-lagging warning'],
    ],
    [
      'lag of more than half of the retention',
      {
        published: { sourceLag: lately(20, 13 * 3_600, 0) },
        neighbours: [sourceNeighbour(86_400)],
      },
      ['source-lagging critical'],
    ],
    [
      'a source that has been caught up with',
      { published: { sourceLag: ago => (ago <= 4 ? 0.4 : 50_000) } },
      [],
    ],
    [
      'lag of a stream that does not read any more',
      {
        published: {
          ...deliveriesUntil(20),
          sourceLag: until(25, 50_000),
          incomingRecords: until(25),
          incomingBytes: until(25),
        },
      },
      [],
    ],
    [
      'a topic that is read too slowly',
      {
        inventory: fromTopic,
        published: { sourceOffsetLag: ago => 50_000_000 - ago * 100_000 },
      },
      ['source-lagging warning'],
    ],
    [
      'a topic whose newest records are still on their way',
      { inventory: fromTopic, published: { sourceOffsetLag: 2_000 } },
      [],
    ],
    [
      'a Kinesis stream that is written and not read',
      {
        published: {
          ...deliveriesUntil(40),
          incomingRecords: until(40),
          incomingBytes: until(40),
          sourceLag: until(40, 0.4),
        },
        neighbours: [sourceNeighbour(86_400, ago => 900 + ago)],
      },
      ['source-unread critical', 'source-silent warning'],
    ],
    [
      'a Kinesis stream that nobody writes to',
      {
        published: {
          ...deliveriesUntil(20),
          incomingRecords: until(20),
          incomingBytes: until(20),
          sourceLag: until(20, 0.4),
        },
        neighbours: [sourceNeighbour(86_400, until(20))],
      },
      [],
    ],
    [
      'throttled reads',
      { published: { throttledReads: lately(10, 4, 0) } },
      ['throttled-reads warning'],
    ],
    [
      'throttled puts',
      {
        inventory: directPut(),
        published: { throttledRecords: lately(10, 20, 0) },
      },
      ['records-throttled warning'],
    ],
    [
      'one throttled put of thousands',
      {
        inventory: directPut(),
        published: {
          incomingRecords: 60_000,
          throttledRecords: ago => Number(ago === 9),
        },
      },
      [],
    ],
    [
      'a few throttled puts of thousands in many minutes',
      {
        inventory: directPut(),
        published: { incomingRecords: 60_000, throttledRecords: 3 },
      },
      [],
    ],
    [
      'many throttled puts',
      {
        inventory: directPut(),
        published: { throttledRecords: lately(15, 600, 0) },
      },
      ['records-throttled critical'],
    ],
    [
      'puts that were throttled an hour ago',
      {
        inventory: directPut(),
        published: {
          throttledRecords: ago => (ago > 60 ? 600 : undefined),
          incomingRecords: ago => (ago > 25 ? 1_200 : undefined),
          ...deliveriesUntil(25),
        },
      },
      [],
    ],
    [
      'throughput near the limit',
      {
        inventory: directPut(),
        published: {
          bytesPerSecondLimit: ago => (ago % 5 ? undefined : 1_048_576),
          incomingBytes: lately(20, 56_000_000, 100_000),
        },
      },
      ['near-limit warning'],
    ],
    [
      'records near their limit, though the bytes are not',
      {
        inventory: directPut(),
        published: {
          bytesPerSecondLimit: 1_048_576,
          recordsPerSecondLimit: ago => (ago % 5 ? undefined : 1_000),
          incomingRecords: lately(20, 58_000, 1_000),
          deliveredRecords: lately(20, 58_000, 1_000),
        },
      },
      ['near-limit critical'],
    ],
    [
      'throughput that was near the limit before the producers paused',
      {
        inventory: directPut(),
        published: {
          ...deliveriesUntil(25),
          incomingRecords: until(28),
          incomingBytes: until(28, 56_000_000),
          bytesPerSecondLimit: until(28, 1_048_576),
        },
      },
      [],
    ],
  ])('judge %s', (_name, told, expected) => {
    expect(found(told)).toEqual(expected);
  });

  describe.each<[string, FirehoseInventory, Told['published']]>([
    ['put directly', directPut(), { sourceLag: never, throttledReads: never }],
    ['read from a stream', streamInventory(), {}],
  ])('of a stream whose records are %s', (_name, inventory, more) => {
    it.each([1, 5, 23, 30, 44])('call a silence of %s h so', hours => {
      const told = {
        inventory,
        published: {
          ...deliveriesUntil(hours * HOUR),
          ...more,
          incomingRecords: until(hours * HOUR),
          incomingBytes: until(hours * HOUR),
        },
      };
      expect(found(told)).toEqual(['source-silent warning']);
    });
  });

  it.each([1, 5, 23, 30, 44])(
    'call %s h silent that are published as zeros, also at first sight',
    hours => {
      const zerosSince = (ago: number) => (ago >= hours * HOUR ? 1_200 : 0);
      const told = {
        published: {
          ...deliveriesUntil(hours * HOUR),
          incomingRecords: zerosSince,
          incomingBytes: zerosSince,
        },
      };
      expect(found(told)).toEqual(['source-silent warning']);
    },
  );

  it('remember a silence that is older than all samples', () => {
    const told = {
      published: {
        ...deliveriesUntil(30 * HOUR),
        incomingRecords: until(30 * HOUR),
      },
    };
    const before = finding('source-silent', told);
    const later = finding('source-silent', {
      ...told,
      now: TEST_NOW + 40 * DAY * 60_000,
      previous: before && { 'source-silent': before },
    });
    expect(later).toMatchObject({
      severity: 'warning',
      onsetAt: before?.onsetAt,
    });
  });

  it('do not call a stream silent that has records now and then', () => {
    const seldom = (ago: number) => (ago % 60 === 0 ? 5 : 0);
    expect(found({ published: { incomingRecords: seldom } })).toEqual([]);
  });

  it('say that nothing comes in any more, and that it follows from upstream', () => {
    expect(
      finding('source-silent', {
        published: { incomingRecords: until(48), incomingBytes: until(48) },
      }),
    ).toMatchObject({
      claim: 'starvation',
      title:
        'Nothing has come in since Mar 1, 11:12 UTC; before that it was 1,200 records a minute',
      evidence: { usualRecordsPerMinute: 1_200 },
      onsetAt: '2026-03-01T11:12:00.000Z',
    });
  });

  it.each([1, 5, 23, 30, 44])(
    'say that nothing has been delivered for %s h although records come in',
    hours => {
      const told = { published: deliveriesUntil(hours * HOUR) };
      expect(found(told)).toEqual(['delivery-stopped critical']);
      expect(finding('delivery-stopped', told)).toMatchObject({
        evidence: { recordsWaiting: (hours * HOUR - 3) * 1_200 },
        onsetAt: new Date(TEST_NOW - (hours * HOUR - 1) * 60_000).toISOString(),
      });
    },
  );

  it('say what waits, and for how long it is safe', () => {
    expect(
      finding('delivery-stopped', {
        published: { ...deliveriesUntil(53), incomingRecords: 100 },
      }),
    ).toMatchObject({
      title:
        'Nothing has been delivered to OpenSearch since Mar 1, 11:08 UTC, while 5,000 records came in',
      evidence: { recordsWaiting: 5_000, timeToLossSeconds: 83_280 },
    });
  });

  it('keep saying that nothing is delivered after the producers stopped, too', () => {
    const told = (hours: number) => ({
      published: {
        ...deliveriesUntil(hours * HOUR),
        incomingRecords: (ago: number) =>
          ago >= (hours - 1) * HOUR ? 1_200 : undefined,
        incomingBytes: until((hours - 1) * HOUR),
      },
    });
    for (const hours of [3, 23, 30, 44]) {
      expect(found(told(hours))).toEqual([
        'delivery-stopped critical',
        'source-silent warning',
      ]);
    }
    const before = finding('delivery-stopped', told(30));
    expect(
      finding('delivery-stopped', {
        ...told(30),
        now: TEST_NOW + 40 * DAY * 60_000,
        previous: before && { 'delivery-stopped': before },
      }),
    ).toMatchObject({ title: before?.title, onsetAt: before?.onsetAt });
    expect(
      finding('delivery-stopped', {
        previous: before && { 'delivery-stopped': before },
      }),
    ).toBeUndefined();
  });

  it('do not call deliveries stopped that nobody could ask for', () => {
    expect(
      found({
        published: deliveriesUntil(60),
        askedAt: Object.fromEntries(
          ['deliverySuccess', 'deliveredRecords', 'dataFreshness'].map(
            metric => [metric, TEST_NOW - 58 * 60_000],
          ),
        ),
      }),
    ).toEqual([]);
  });

  it('say how much is delivered, and since when it is so little', () => {
    expect(
      finding('delivery-failing', {
        published: { deliverySuccess: lately(20, 0.6, 1) },
      }),
    ).toMatchObject({
      claim: 'refusal',
      title:
        'Only 60 % of the records have reached OpenSearch since Mar 1, 11:38 UTC',
      remedy:
        'Look at the health of OpenSearch and at the error log of the stream. What is not taken lies in s3://music-events-failed/music-events/AmazonOpenSearchService_failed/ with errorCode and errorMessage, and can be sent again from there.',
      evidence: { failingSinceAt: '2026-03-01T11:38:00.000Z' },
      onsetAt: '2026-03-01T11:38:00.000Z',
    });
    expect(
      finding('delivery-failing', {
        inventory: streamInventory({
          destination: destination && { ...destination, errorLogging: false },
          backup: undefined,
        }),
        published: { deliverySuccess: lately(20, 0, 1) },
      }),
    ).toMatchObject({
      title: 'No record has reached OpenSearch since Mar 1, 11:38 UTC',
      remedy:
        'Look at the health of OpenSearch and at the error log of the stream (switch it on). Configure an S3 backup, or what is not taken will be lost.',
    });
  });

  it('name when the first records are lost', () => {
    expect(
      finding('data-stale', {
        inventory: directPut(),
        published: { dataFreshness: 41 * 60 },
      })?.title,
    ).toBe(
      'Records wait 41 min before they reach OpenSearch, usual is 1 min; lost from Mar 2, 11:16 UTC on',
    );
  });

  it('keep telling of what could not be delivered until the next attempt', () => {
    const told = {
      published: {
        ...deliveriesUntil(5 * HOUR),
        incomingRecords: hourly(hours => (hours > 5 ? 500 : 0)),
        backupRecords: (ago: number) => (ago === 5 * HOUR ? 1 : undefined),
      },
    };
    expect(finding('failed-documents', told)).toMatchObject({
      severity: 'warning',
      title:
        '1 record of the hour before Mar 1, 07:01 UTC could not be delivered to OpenSearch',
      evidence: { failedRecords: 1 },
    });
  });

  it('stand by the last attempts for a day', () => {
    const failedUntil = (hours: number) => ({
      published: {
        ...deliveriesUntil(hours * HOUR),
        deliverySuccess: until(hours * HOUR, 0),
        incomingRecords: until(hours * HOUR),
        incomingBytes: until(hours * HOUR),
      },
    });
    expect(found(failedUntil(5))).toEqual([
      'delivery-failing critical',
      'source-silent warning',
    ]);
    expect(found(failedUntil(30))).toEqual(['source-silent warning']);
  });

  it('obey lines that are switched off', () => {
    const { thresholds } = streamContext();
    expect(
      found({
        published: { deliverySuccess: 0 },
        thresholds: { ...thresholds, deliverySuccess: {} },
      }),
    ).toEqual([]);
  });

  it.each<[string, Partial<FirehoseInventory>, string[]]>([
    ['no backup', { backup: undefined }, ['no-backup info']],
    [
      'a transform that is switched off',
      { transform: transform && { ...transform, enabled: false } },
      ['no-transform info'],
    ],
    ['no transform', { transform: undefined }, ['no-transform info']],
    [
      'an index that is never rotated',
      {
        destination: destination && {
          ...destination,
          indexRotation: 'NoRotation',
        },
      },
      ['no-daily-rotation info'],
    ],
    [
      'a new index each hour',
      {
        destination: destination && {
          ...destination,
          indexRotation: 'OneHour',
        },
      },
      ['no-daily-rotation info'],
    ],
    [
      'a warehouse that is loaded from a bucket',
      {
        destination: destination && { ...destination, type: 'redshift' },
        staging: { bucketArn: 'arn:aws:s3:::stage', prefix: 'copy/' },
        backup: undefined,
        transform: undefined,
      },
      [],
    ],
    [
      'slow buffering, no retry, no log',
      {
        destination: destination && {
          ...destination,
          bufferIntervalSeconds: 300,
          retrySeconds: 0,
          errorLogging: false,
        },
      },
      ['slow-buffer info', 'no-retry info', 'no-error-log info'],
    ],
    ['no alarm', { alarms: { answer: [] } }, ['alarm-coverage info']],
    [
      'alarms that may not be asked for',
      { alarms: { problem: { code: 'access-denied', message: 'no' } } },
      ['could-not-ask info'],
    ],
    [
      'a stream that could not be created',
      { status: 'CREATING_FAILED', failure: 'KMS_KEY_NOT_FOUND' },
      ['not-active critical'],
    ],
    [
      'a state that AWS added',
      { status: 'HIBERNATING' },
      ['not-active unknown'],
    ],
  ])('look at the posture: %s', (_name, inventory, expected) => {
    expect(found({ inventory: streamInventory(inventory) })).toEqual(expected);
  });

  it.each<[Partial<FirehoseInventory>, string, RegExp]>([
    [
      { status: 'CREATING', createdAt: '2026-03-01T11:50:00Z' },
      'The stream is still being created: for 10 min now',
      /^Wait until/,
    ],
    [
      { status: 'CREATING' },
      'The stream is still being created',
      /^Wait until/,
    ],
    [
      { status: 'CREATING_FAILED', failure: 'KMS_KEY_NOT_FOUND' },
      'The stream could not be created: it delivers nothing: KMS_KEY_NOT_FOUND',
      /^Repair the cause/,
    ],
    [
      { status: 'DELETING_FAILED', createdAt: '2026-03-01T11:50:00Z' },
      'The stream could not be deleted and is left half there',
      /^Repair the cause/,
    ],
    [
      { status: 'HIBERNATING', failure: 'cold' },
      'The stream is in the state HIBERNATING, which we do not know: cold',
      /^Wait until/,
    ],
  ])('tell the state of a stream: %o', (inventory, title, remedy) => {
    expect(
      finding('not-active', { inventory: streamInventory(inventory) }),
    ).toMatchObject({ title, remedy: expect.stringMatching(remedy) });
  });

  const failing = { deliverySuccess: lately(20, 0.6, 1) };
  it.each<[string, string, Told, RegExp]>([
    [
      'delivery-failing',
      'the backup refuses what fails, too',
      { published: { ...failing, backupSuccess: lately(20, 0, 1) } },
      /The backup bucket does not take it either/,
    ],
    [
      'delivery-failing',
      'a copy of each record is kept',
      {
        published: failing,
        inventory: streamInventory({
          backup: { bucketArn: 'arn:aws:s3:::copy', content: 'all' },
        }),
      },
      /Every record lies in the backup bucket as well/,
    ],
    [
      'delivery-failing',
      'S3 is tried again',
      { published: failing, inventory: converting },
      /tried again until it succeeds or the records expire/,
    ],
    [
      'delivery-failing',
      'nothing keeps what fails',
      { published: failing, inventory: directPut({ backup: undefined }) },
      /Configure an S3 backup/,
    ],
    [
      'delivery-failing',
      'the domain is well',
      { published: failing, neighbours: [domainNeighbour({})] },
      /^The domain itself is well .*mapping \(400\)/,
    ],
    [
      'delivery-failing',
      'the domain is not well',
      {
        published: failing,
        neighbours: [domainNeighbour({ writesBlocked: 1 })],
      },
      /^Look at the health of OpenSearch/,
    ],
    [
      'transform-failing',
      'failures lie beside what is delivered to S3',
      {
        published: { transformSuccess: 0.7 },
        inventory: {
          ...converting,
          delivery: { bucketArn: 'arn:aws:s3:::lake', prefix: 'logs/' },
          transform,
        },
      },
      /lies in s3:\/\/lake\/logs\/processing-failed\/ and/,
    ],
    [
      'transform-failing',
      'failures have a prefix of their own',
      { published: marks(0.4), inventory: { ...converting, transform } },
      /lies in s3:\/\/lake\/errors\/ and/,
    ],
    [
      'conversion-failing',
      'records cannot be converted',
      { published: { failedConversions: 600 }, inventory: converting },
      /lies in s3:\/\/lake\/errors\/; lastErrorCode/,
    ],
    [
      'key-unusable',
      'the key will be deleted',
      {
        inventory: directPut({ encryptionKey: 'CUSTOMER_MANAGED_CMK' }),
        published: { incomingRecords: never, keyInvalid: 1 },
      },
      /cancel-key-deletion/,
    ],
  ])('say in %s what to do where %s', (check, _name, told, remedy) => {
    expect(finding(check, told)?.remedy).toMatch(remedy);
  });

  it('say how many records a transform marks as failed, and since when', () => {
    const told = {
      published: { transformedRecords: lately(30, 720, 1_200) },
    };
    expect(finding('transform-failing', told)).toMatchObject({
      title:
        'The transform music-events-transform marks records as failed: 7,200 in 15 min, 40 % of them',
      onsetAt: '2026-03-01T11:28:00.000Z',
    });
  });

  describe('of records that nobody took for a day', () => {
    const delivery = { bucketArn: 'arn:aws:s3:::lake' };
    /** The oldest was a day old for the first time so many minutes ago. */
    const expiringFor = (minutes: number): Told => ({
      inventory: directPut({ backup: undefined, delivery, destination }),
      published: {
        incomingRecords: 100,
        deliverySuccess: 0,
        deliveredRecords: 0,
        dataFreshness: ago => Math.min(86_400, 86_400 + (minutes - ago) * 60),
      },
    });

    it('count what is lost', () => {
      expect(finding('records-lost', expiringFor(30))).toMatchObject({
        severity: 'critical',
        claim: 'backlog',
        title:
          '2,800 records were lost since Mar 1, 11:30 UTC: nothing took them within 1 d',
        onsetAt: '2026-03-01T11:30:00.000Z',
      });
    });

    it('count nothing before the first is lost', () => {
      expect(finding('records-lost', expiringFor(2))).toBeUndefined();
    });

    it('count what waits for a backup that is tried now and then', () => {
      const lost = finding('records-lost', {
        inventory: directPut(),
        published: {
          ...expiringFor(0).published,
          dataFreshness: 400,
          backupSuccess: ago => (ago % 5 === 3 ? 0 : undefined),
          backupFreshness: ago =>
            ago % 5 === 3
              ? Math.min(86_400, 86_400 + (33 - ago) * 60)
              : undefined,
        },
      });
      expect(lost?.evidence.recordsLost).toBe(3_000);
    });

    it('stay until they are acknowledged, and count what is lost later', () => {
      const before = finding('records-lost', expiringFor(30));
      const previous = before && { 'records-lost': before };
      expect(finding('records-lost', { previous })).toMatchObject({
        evidence: { recordsLost: 2_800 },
        onsetAt: '2026-03-01T11:30:00.000Z',
      });
      const acknowledgedAt = { 'records-lost': TEST_NOW };
      expect(
        finding('records-lost', { previous, acknowledgedAt }),
      ).toBeUndefined();
    });
  });

  it('tell a stream that is being created from one without alarms', () => {
    expect(
      found({
        samples: {},
        inventory: {
          status: 'CREATING',
          source: { type: 'DirectPut' },
          processors: [],
          alarms: { answer: [] },
        },
      }),
    ).toEqual(['not-active info', 'alarm-coverage info']);
  });
});

/** A sample of some hours ago. */
function minute(hoursAgo: number, value: number) {
  return { at: TEST_NOW - hoursAgo * 3_600_000, value };
}
