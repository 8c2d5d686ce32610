import { FirehoseContext } from '../context';
import { FirehoseInventory } from '../FirehoseInventory';
import {
  contextOf,
  minutes,
  sourceNeighbour,
  streamInventory,
  withSamples,
} from '../__testUtils__/streams';
import { checks } from '.';

/** The ids and severities of everything that is found. */
function found(is: Partial<FirehoseContext> = {}): string[] {
  const context = contextOf(is);
  return checks.flatMap(check => {
    const result = check.run(context);
    return result ? [`${check.id} ${result.severity}`] : [];
  });
}

function finding(id: string, is: Partial<FirehoseContext>) {
  return checks.find(check => check.id === id)?.run(contextOf(is));
}

const { destination, transform } = streamInventory();
const directPut = (is: Partial<FirehoseInventory> = {}) =>
  streamInventory({ source: { type: 'DirectPut' }, ...is });
const withDestination = (
  is: Partial<NonNullable<FirehoseInventory['destination']>>,
) => ({
  inventory: streamInventory({
    destination: destination && { ...destination, ...is },
  }),
});
const lastMinutes = (count: number, then: number, before: number) =>
  minutes(240, ago => (ago <= count + 2 ? then : before));

describe('checks of a delivery stream', () => {
  it('find nothing wrong with a healthy stream', () => {
    expect(found()).toEqual([]);
  });

  it('have ids that are unique', () => {
    const ids = checks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('find nothing to say of a stream that has no data yet', () => {
    expect(found({ samples: {} })).toEqual([]);
  });

  it('say that a new stream is being created', () => {
    const creating: FirehoseInventory = {
      status: 'CREATING',
      source: { type: 'DirectPut' },
      processors: [],
      alarms: { asked: true, alarms: [] },
    };
    expect(found({ samples: {}, inventory: creating })).toEqual([
      'not-active info',
      'alarm-coverage info',
    ]);
  });

  it.each<[string, Partial<FirehoseContext>, string[]]>([
    [
      'one failed attempt',
      withSamples({ deliverySuccess: lastMinutes(1, 0.2, 1) }),
      [],
    ],
    [
      'a few documents rejected for long',
      withSamples({ deliverySuccess: lastMinutes(20, 0.97, 1) }),
      ['delivery-failing warning'],
    ],
    [
      'many documents rejected',
      withSamples({ deliverySuccess: lastMinutes(20, 0.6, 1) }),
      ['delivery-failing critical'],
    ],
    [
      'the older names of the metrics',
      withSamples({
        deliverySuccess: [],
        legacyDeliverySuccess: lastMinutes(20, 0.6, 1),
      }),
      ['delivery-failing critical'],
    ],
    [
      'a success that is worded as a sum of records',
      withSamples({ deliverySuccess: minutes(240, 1_200) }),
      [],
    ],
    [
      'failed rows of Iceberg tables',
      {
        ...withSamples({
          deliverySuccess: [],
          deliveredRecords: minutes(240, 970),
          failedRows: lastMinutes(20, 30, 0),
        }),
        ...withDestination({ type: 'iceberg', title: 'Iceberg tables' }),
      },
      ['delivery-failing warning', 'failed-documents warning'],
    ],
    [
      'data beyond the buffer interval',
      withSamples({ dataFreshness: lastMinutes(20, 200, 64) }),
      ['data-stale warning'],
    ],
    [
      'the same age with a long buffer',
      {
        ...withSamples({ dataFreshness: lastMinutes(20, 200, 64) }),
        ...withDestination({ bufferIntervalSeconds: 300 }),
      },
      ['slow-buffer info'],
    ],
    [
      'data older than 15 minutes',
      withSamples({ dataFreshness: lastMinutes(20, 1_000, 64) }),
      ['data-stale critical'],
    ],
    [
      'data older than 15 minutes, but under three long buffers',
      {
        ...withSamples({ dataFreshness: lastMinutes(20, 1_100, 64) }),
        ...withDestination({ bufferIntervalSeconds: 600 }),
      },
      ['data-stale warning', 'slow-buffer info'],
    ],
    [
      'failing calls of the transform',
      withSamples({ transformSuccess: lastMinutes(20, 0.995, 1) }),
      ['transform-failing warning'],
    ],
    [
      'a broken transform',
      withSamples({ transformSuccess: lastMinutes(20, 0, 1) }),
      ['transform-failing critical'],
    ],
    [
      'a slow transform',
      withSamples({ transformDuration: lastMinutes(20, 200, 1) }),
      ['transform-slow warning'],
    ],
    [
      'a bucket that cannot be written',
      withSamples({ backupWriteSuccess: minutes(5, 0) }),
      ['backup-failing critical'],
    ],
    [
      'documents in the backup',
      withSamples({ backupRecords: lastMinutes(20, 12, 0) }),
      ['failed-documents warning'],
    ],
    [
      'copies of everything in the backup',
      {
        ...withSamples({ backupRecords: minutes(240, 1_200) }),
        inventory: streamInventory({
          backup: { bucketArn: 'arn:aws:s3:::copy', content: 'all' },
        }),
      },
      [],
    ],
    [
      'a refused role',
      withSamples({ authFailure: lastMinutes(10, 1, 0) }),
      ['access-refused critical'],
    ],
    [
      'rejected deliveries',
      withSamples({ deliveryRejected: lastMinutes(10, 1, 0) }),
      ['delivery-rejected warning'],
    ],
    [
      'rejected deliveries of hours ago',
      withSamples({ deliveryRejected: minutes(240, ago => +(ago > 100)) }),
      [],
    ],
    [
      'a disabled key',
      withSamples({ keyDisabled: lastMinutes(10, 3, 0) }),
      ['key-unusable critical'],
    ],
    [
      'lag behind the source',
      withSamples({ sourceLag: lastMinutes(20, 90, 0) }),
      ['source-lagging warning'],
    ],
    [
      'lag of more than half of the retention',
      {
        ...withSamples({ sourceLag: lastMinutes(20, 13 * 3_600, 0) }),
        neighbours: [sourceNeighbour(86_400)],
      },
      ['source-lagging critical'],
    ],
    [
      'throttled reads',
      withSamples({ throttledReads: lastMinutes(10, 4, 0) }),
      ['throttled-reads warning'],
    ],
    [
      'throttled puts',
      {
        ...withSamples({ throttledRecords: lastMinutes(10, 20, 0) }),
        inventory: directPut(),
      },
      ['records-throttled warning'],
    ],
    [
      'many throttled puts',
      {
        ...withSamples({ throttledRecords: lastMinutes(15, 600, 0) }),
        inventory: directPut(),
      },
      ['records-throttled critical'],
    ],
    [
      'throughput near the limit',
      {
        ...withSamples({
          bytesPerSecondLimit: minutes(4, 1_048_576),
          incomingBytes: lastMinutes(20, 56_000_000, 100_000),
        }),
        inventory: directPut(),
      },
      ['near-limit warning'],
    ],
  ])('judge %s', (_name, is, expected) => {
    expect(found(is)).toEqual(expected);
  });

  it('say that nothing comes in any more, and that it follows from upstream', () => {
    const quiet = minutes(240, 1_200).slice(0, -45);
    const samples = {
      incomingRecords: quiet,
      deliverySuccess: minutes(240, 1).slice(0, -44),
      deliveredRecords: quiet,
      sourceLag: minutes(240, 0),
    };
    expect(found({ samples })).toEqual(['source-silent warning']);
    expect(finding('source-silent', { samples })).toMatchObject({
      starvation: true,
      title:
        'Nothing has come in for 44 min; before that it was 1,200 records a minute',
      evidence: { usualRecordsPerMinute: 1_200 },
    });
  });

  it('do not call a stream silent that has records now and then', () => {
    const seldom = minutes(240, ago => (ago % 60 === 0 ? 5 : 0));
    expect(found({ samples: { incomingRecords: seldom } })).not.toContain(
      'source-silent warning',
    );
  });

  it('say that nothing is delivered although records come in', () => {
    const result = finding('delivery-stopped', {
      samples: {
        incomingRecords: minutes(240, 100),
        deliveredRecords: minutes(240, 100).slice(0, -50),
      },
    });
    expect(result).toMatchObject({
      severity: 'critical',
      title:
        'Nothing has been delivered to OpenSearch for 49 min, while 5,000 records came in',
      evidence: { recordsWaiting: 5_000, timeToLossSeconds: 83_280 },
    });
  });

  it('say how much is delivered, and since when it is so little', () => {
    expect(
      finding(
        'delivery-failing',
        withSamples({ deliverySuccess: lastMinutes(20, 0.6, 1) }),
      ),
    ).toMatchObject({
      title: 'Only 60 % of the records have reached OpenSearch for 22 min',
      evidence: { failingSinceAt: '2026-03-02T11:38:00.000Z' },
    });
  });

  it('name when the first records are lost', () => {
    expect(
      finding('data-stale', {
        ...withSamples({ dataFreshness: minutes(240, 41 * 60) }),
        inventory: directPut(),
      })?.title,
    ).toBe(
      'Records wait 41 min before they reach OpenSearch; up to 1 min is normal here; the first are lost in 23 h 16 min',
    );
  });

  it('do not judge by attempts that are hours old', () => {
    expect(
      finding('delivery-failing', {
        samples: { deliverySuccess: minutes(240, 0).slice(0, 60) },
      }),
    ).toBeUndefined();
  });

  it('obey lines that are switched off', () => {
    const off = contextOf().thresholds;
    expect(
      found({
        ...withSamples({ deliverySuccess: minutes(240, 0) }),
        thresholds: { ...off, deliverySuccess: {} },
      }),
    ).toEqual([]);
  });

  it.each<[string, Partial<FirehoseInventory>, string[]]>([
    ['no backup', { backup: undefined }, ['no-backup warning']],
    [
      'a transform that is switched off',
      { transform: transform && { ...transform, enabled: false } },
      ['no-transform warning'],
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
      ['no-daily-rotation warning'],
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
    [
      'no alarm',
      { alarms: { asked: true, alarms: [] } },
      ['alarm-coverage info'],
    ],
    [
      'alarms that may not be asked for',
      { alarms: { asked: false, code: 'access-denied', message: 'no' } },
      ['alarm-coverage info'],
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
});
