import { LambdaContext } from '../context';
import { lookback } from '../lookback';
import { streamLagOf } from '../streamLag';
import {
  ARNS,
  contextOf,
  functionInventory,
  MINUTE,
  minutes,
  NOW,
  reading,
  streamNeighbour,
  withSamples,
} from '../__testUtils__/functions';
import { checks } from '.';

/** The ids and severities of everything that is found. */
function found(is: Partial<LambdaContext> = {}): string[] {
  const context = contextOf(is);
  return checks.flatMap(check => {
    const result = check.run(context);
    return result ? [`${check.id} ${result.severity}`] : [];
  });
}

function finding(id: string, is: Partial<LambdaContext>) {
  return checks.find(check => check.id === id)?.run(contextOf(is));
}

const lastMinutes = (count: number, then: number, before: number) =>
  minutes(180, ago => (ago <= count + 2 ? then : before));
const reserved = (answer: number) =>
  functionInventory({ reservedConcurrency: { asked: true, answer } });
const refused = { asked: false, code: 'access-denied', message: 'No' } as const;

describe('checks of a function', () => {
  it('find nothing wrong with a healthy function', () => {
    expect(found()).toEqual([]);
  });

  it('have ids that are unique', () => {
    const ids = checks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('find nothing to say of a function that was never called', () => {
    expect(found({ samples: {} })).toEqual([]);
  });

  it.each<[string, Partial<LambdaContext>, string[]]>([
    ['one bad minute', withSamples({ errors: lastMinutes(1, 200, 0) }), []],
    [
      'some errors',
      withSamples({ errors: lastMinutes(20, 5, 0) }),
      ['failing warning'],
    ],
    [
      'many errors',
      withSamples({ errors: lastMinutes(20, 60, 0) }),
      ['failing critical'],
    ],
    [
      'two failed calls of one that is called every quarter of an hour',
      {
        samples: {
          invocations: [
            { at: NOW - 18 * MINUTE, value: 1 },
            { at: NOW - 3 * MINUTE, value: 1 },
          ],
          errors: [
            { at: NOW - 18 * MINUTE, value: 1 },
            { at: NOW - 3 * MINUTE, value: 1 },
          ],
        },
      },
      ['failing critical'],
    ],
    [
      'throttles',
      withSamples({ throttles: lastMinutes(20, 5, 0) }),
      ['throttled warning'],
    ],
    [
      'nothing but throttles',
      withSamples({
        invocations: minutes(180, 200).slice(0, 150),
        throttles: lastMinutes(30, 200, 0),
      }),
      ['throttled critical'],
    ],
    [
      'slow calls',
      withSamples({ duration: lastMinutes(20, 26, 1) }),
      ['near-timeout warning'],
    ],
    [
      'calls that run into the timeout',
      withSamples({
        duration: lastMinutes(20, 30, 1),
        errors: lastMinutes(20, 200, 0),
      }),
      ['near-timeout critical', 'failing critical'],
    ],
    [
      'a stream that it lags behind',
      withSamples({ iteratorAge: lastMinutes(20, 400, 0.3) }),
      ['stream-lagging warning'],
    ],
    [
      'a stream that it is half a day behind',
      withSamples({ iteratorAge: lastMinutes(20, 50_000, 0.3) }),
      ['stream-lagging critical'],
    ],
    [
      'the same with a week of retention',
      {
        ...withSamples({ iteratorAge: lastMinutes(20, 50_000, 0.3) }),
        neighbours: [streamNeighbour(604_800)],
      },
      ['stream-lagging warning'],
    ],
    [
      'a reserved concurrency of none',
      { inventory: reserved(0) },
      ['switched-off critical'],
    ],
    [
      'a reserved concurrency that is nearly used',
      {
        ...withSamples({ concurrentExecutions: minutes(180, 19) }),
        inventory: reserved(20),
      },
      ['near-reserved-concurrency warning'],
    ],
    [
      'the only source disabled',
      { inventory: reading({ state: 'Disabled' }) },
      ['event-source-stopped critical'],
    ],
    [
      'one of two sources disabled',
      { inventory: reading({ state: 'Disabled' }, {}) },
      ['event-source-stopped warning'],
    ],
    [
      'a source that Lambda has trouble with',
      {
        inventory: reading({ lastResult: 'PROBLEM: Function call failed' }),
      },
      ['event-source-trouble warning'],
    ],
    [
      'a source in a state that is new',
      { inventory: reading({ state: 'Paused' }) },
      [],
    ],
    [
      'a stream whose batches are tried for ever',
      { inventory: reading({ maximumRetries: undefined }) },
      ['poison-records info'],
    ],
    [
      'a queue whose batches come back whole',
      { inventory: reading({ sourceArn: ARNS.queue, batchSize: 10 }) },
      ['whole-batches info'],
    ],
    [
      'a queue whose messages come one by one',
      { inventory: reading({ sourceArn: ARNS.queue, batchSize: 1 }) },
      [],
    ],
    [
      'failed events that could not be kept',
      withSamples({ deadLetterErrors: [{ at: NOW - 20 * MINUTE, value: 3 }] }),
      ['failures-lost critical'],
    ],
    [
      'a failed deployment',
      { inventory: functionInventory({ lastUpdate: 'Failed' }) },
      ['update-failed warning'],
    ],
    [
      'a function that is being created',
      { samples: {}, inventory: functionInventory({ state: 'Pending' }) },
      ['not-active info'],
    ],
    [
      'a function that could not be created',
      { inventory: functionInventory({ state: 'Failed' }) },
      ['not-active critical'],
    ],
    [
      'a state that is new',
      { inventory: functionInventory({ state: 'Hibernating' }) },
      ['not-active unknown'],
    ],
    [
      'calls that stopped',
      {
        samples: {
          invocations: minutes(300, 200).filter(
            ({ at }) => at <= NOW - 60 * MINUTE,
          ),
        },
      },
      ['calls-stopped warning'],
    ],
    [
      'questions that were refused',
      {
        inventory: functionInventory({
          eventSources: refused,
          reservedConcurrency: refused,
        }),
      },
      ['unanswered info'],
    ],
    [
      'no alarm',
      { inventory: functionInventory({ alarms: { asked: true, alarms: [] } }) },
      ['alarm-coverage info'],
    ],
  ])('of %s', (_name, is, expected) => {
    expect(found(is)).toEqual(expected);
  });

  it('blame a deployment for errors that began with it', () => {
    expect(
      finding('failing', {
        ...withSamples({ errors: lastMinutes(30, 200, 0) }),
        inventory: functionInventory({
          deployedAt: new Date(NOW - 34 * MINUTE).toISOString(),
        }),
      }),
    ).toMatchObject({
      title:
        'Every call fails, 6,000 errors in the last hour; that began with the last deployment',
      remedy: expect.stringMatching(/^Roll the last deployment back/),
      evidence: { failingSinceAt: '2026-03-02T11:28:00.000Z' },
    });
  });

  it('name what is not read any more', () => {
    expect(
      finding('event-source-stopped', {
        inventory: reading({ sourceArn: ARNS.queue, state: 'Disabled' }),
      }),
    ).toMatchObject({
      title:
        'Lambda does not read orders: the event source mapping is disabled (User action)',
      evidence: { eventSources: [ARNS.queue] },
    });
  });
});

describe('the lag behind a stream', () => {
  it('is none for a function that reads none', () => {
    expect(streamLagOf(contextOf({ samples: {} }))).toBeUndefined();
  });

  it('has a loss clock when it is late', () => {
    expect(streamLagOf(contextOf())?.secondsToLoss).toBeUndefined();
    expect(
      streamLagOf(
        contextOf({
          ...withSamples({ iteratorAge: minutes(180, 420) }),
          neighbours: [streamNeighbour(604_800)],
        }),
      ),
    ).toEqual({
      seconds: 600,
      retentionSeconds: 604_800,
      secondsToLoss: 604_200,
    });
  });
});

describe('lookback of a function', () => {
  it('is not needed for a healthy one, or one that was never called', () => {
    expect(lookback(contextOf())).toEqual({});
    expect(lookback(contextOf({ samples: {} }))).toEqual({});
  });

  it('reaches back to when errors began', () => {
    const from = NOW - 72 * 3_600_000;
    expect(
      lookback(contextOf(withSamples({ errors: minutes(180, 60) }))),
    ).toEqual({ invocations: from, errors: from });
  });

  it('asks what was usual before a silence', () => {
    const at = new Date(NOW - 10 * 3_600_000).toISOString();
    expect(
      lookback(
        contextOf({
          samples: {},
          readings: { invocations: { value: 10, unit: 'count', at } },
        }),
      ),
    ).toEqual({ invocations: NOW - 27 * 3_600_000 });
  });
});
