import { KinesisContext } from '../context';
import { lagOf, secondsToLoss } from '../lag';
import { lookback } from '../lookback';
import {
  contextOf,
  deliveryNeighbour,
  MINUTE,
  minutes,
  NOW,
  streamInventory,
  withSamples,
} from '../__testUtils__/streams';
import { checks } from '.';

/** The ids and severities of everything that is found. */
function found(is: Partial<KinesisContext> = {}): string[] {
  const context = contextOf(is);
  return checks.flatMap(check => {
    const result = check.run(context);
    return result ? [`${check.id} ${result.severity}`] : [];
  });
}

function finding(id: string, is: Partial<KinesisContext>) {
  return checks.find(check => check.id === id)?.run(contextOf(is));
}

const lastMinutes = (count: number, then: number, before: number) =>
  minutes(180, ago => (ago <= count + 2 ? then : before));
/** Reads until some minutes ago. */
const until = (minutesAgo: number, value = 0.4) =>
  minutes(180, value).filter(({ at }) => at <= NOW - minutesAgo * MINUTE);

describe('checks of a Kinesis stream', () => {
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

  it.each<[string, Partial<KinesisContext>, string[]]>([
    [
      'one slow minute',
      withSamples({ iteratorAge: lastMinutes(1, 400, 0.4) }),
      [],
    ],
    [
      'a reader that lags',
      withSamples({ iteratorAge: lastMinutes(20, 400, 0.4) }),
      ['consumer-lagging warning'],
    ],
    [
      'a reader that lags for more than half of the retention',
      withSamples({ iteratorAge: lastMinutes(20, 90 * 3600, 0.4) }),
      ['consumer-lagging critical'],
    ],
    [
      'the same age while the retention is not known',
      {
        ...withSamples({ iteratorAge: lastMinutes(20, 90 * 3600, 0.4) }),
        inventory: streamInventory({ retentionSeconds: undefined }),
      },
      ['consumer-lagging warning'],
    ],
    [
      'a consumer that stopped',
      withSamples({ iteratorAge: until(60) }),
      ['nobody-reads critical'],
    ],
    [
      'a consumer that stopped just now',
      withSamples({ iteratorAge: until(12) }),
      [],
    ],
    [
      'readers that the stream does not count',
      {
        ...withSamples({ iteratorAge: until(60) }),
        inventory: streamInventory({ fanOutConsumers: 1 }),
      },
      [],
    ],
    [
      'a delivery stream that reads all the same',
      {
        ...withSamples({ iteratorAge: until(60) }),
        neighbours: [deliveryNeighbour(minutes(180, 0.3))],
      },
      [],
    ],
    [
      'a stream that nobody was ever seen to read',
      withSamples({ iteratorAge: [] }),
      [],
    ],
    [
      'some throttled writes',
      withSamples({ writesThrottled: lastMinutes(5, 20, 0) }),
      ['writes-throttled warning'],
    ],
    [
      'many throttled writes',
      withSamples({ writesThrottled: lastMinutes(15, 400, 0) }),
      ['writes-throttled critical'],
    ],
    [
      'throttled reads',
      withSamples({ readsThrottled: lastMinutes(10, 3, 0) }),
      ['reads-throttled warning'],
    ],
    [
      'bytes near what the shards take',
      withSamples({ incomingBytes: minutes(180, 2 * 60 * 1024 * 1024 * 0.9) }),
      ['near-capacity warning'],
    ],
    [
      'records near what the shards take',
      withSamples({ incomingRecords: minutes(180, 118_000) }),
      ['near-capacity critical'],
    ],
    [
      'as many records on demand',
      {
        ...withSamples({ incomingRecords: minutes(180, 118_000) }),
        inventory: streamInventory({ mode: 'ON_DEMAND' }),
      },
      [],
    ],
    [
      'producers that stopped',
      {
        samples: {
          incomingRecords: minutes(300, 1_200).filter(
            ({ at }) => at <= NOW - 60 * MINUTE,
          ),
          iteratorAge: minutes(300, 0.4),
        },
      },
      ['source-silent warning'],
    ],
    [
      'a stream that is silent now and then',
      {
        samples: {
          incomingRecords: minutes(300, ago => (ago % 60 ? 0 : 10)).filter(
            ({ at }) => at <= NOW - 60 * MINUTE,
          ),
          iteratorAge: minutes(300, 0.4),
        },
      },
      [],
    ],
    [
      'the shortest retention',
      { inventory: streamInventory({ retentionSeconds: 86_400 }) },
      ['short-retention info'],
    ],
    [
      'no alarm',
      { inventory: streamInventory({ alarms: { asked: true, alarms: [] } }) },
      ['alarm-coverage info'],
    ],
    [
      'alarms that may not be asked for',
      {
        inventory: streamInventory({
          alarms: { asked: false, code: 'access-denied', message: 'no' },
        }),
      },
      ['alarm-coverage info'],
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
  ])('of %s', (_name, is, expected) => {
    expect(found(is)).toEqual(expected);
  });

  it('keep quiet when their lines are switched off', () => {
    const { thresholds } = contextOf();
    expect(
      found({
        ...withSamples({ iteratorAge: lastMinutes(20, 400, 0.4) }),
        thresholds: { ...thresholds, iteratorAge: {} },
      }),
    ).toEqual([]);
  });

  it('say how much time is left', () => {
    expect(
      finding('nobody-reads', {
        ...withSamples({ iteratorAge: until(60) }),
        inventory: streamInventory({ retentionSeconds: 86_400 }),
      }),
    ).toMatchObject({
      title:
        'Nobody has read the stream for 57 min, while 68,400 records came in; the first are lost in 23 h',
      evidence: {
        recordsUnread: 68_400,
        lastReadAt: '2026-03-02T11:00:00.000Z',
        retentionSeconds: 86_400,
      },
    });
    expect(
      finding(
        'consumer-lagging',
        withSamples({ iteratorAge: lastMinutes(20, 7_020, 0.4) }),
      ),
    ).toMatchObject({
      starvation: true,
      title:
        'A reader is 2 h behind, 1.1 % of the 7 d that records are kept; the first are lost in 6 d 22 h',
      evidence: { iteratorAgeSeconds: 7_200, timeToLossSeconds: 597_600 },
    });
  });
});

describe('the loss clock of a Kinesis stream', () => {
  it('does not tick while the readers have caught up', () => {
    expect(secondsToLoss(contextOf())).toBeUndefined();
    expect(secondsToLoss(contextOf({ samples: {} }))).toBeUndefined();
  });

  it('counts from the first record after the last read', () => {
    const context = contextOf(withSamples({ iteratorAge: until(63) }));
    expect(lagOf(context)).toEqual({ seconds: 62 * 60 + 0.4, reading: false });
    expect(secondsToLoss(context)).toBe(168 * 3600 - 62 * 60 - 0.4);
  });

  it('does not go below zero', () => {
    expect(
      secondsToLoss(
        contextOf(withSamples({ iteratorAge: minutes(60, 200 * 3600) })),
      ),
    ).toBe(0);
  });
});

describe('lookback of a Kinesis stream', () => {
  it('is not needed for a healthy stream', () => {
    expect(lookback(contextOf())).toEqual({});
    expect(lookback(contextOf({ samples: {} }))).toEqual({});
  });

  it('reaches back for as long as records are kept when nobody reads', () => {
    const from = NOW - 86_400_000;
    const at = new Date(NOW - 10 * 3_600_000).toISOString();
    expect(
      lookback(
        contextOf({
          ...withSamples({ iteratorAge: [] }),
          readings: { iteratorAge: { value: 0.4, unit: 'seconds', at } },
          inventory: streamInventory({ retentionSeconds: 86_400 }),
        }),
      ),
    ).toEqual({ iteratorAge: from, incomingRecords: from });
  });

  it('reaches back to when a reader began to lag', () => {
    expect(
      lookback(contextOf(withSamples({ iteratorAge: minutes(180, 400) }))),
    ).toEqual({ iteratorAge: NOW - 7 * 86_400_000 });
  });

  it('asks what was usual before a silence', () => {
    const at = new Date(NOW - 10 * 3_600_000).toISOString();
    expect(
      lookback(
        contextOf({
          samples: { iteratorAge: minutes(180, 0.4) },
          readings: { incomingRecords: { value: 10, unit: 'count', at } },
        }),
      ),
    ).toEqual({ incomingRecords: NOW - 27 * 3_600_000 });
  });
});
