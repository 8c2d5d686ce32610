import { sayProblem } from '../../../aws/clients';
import {
  findingsOf,
  minutesAgo,
  TEST_NOW,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { lambdaFunction } from '..';
import {
  ARNS,
  calledWhen,
  functionContext,
  functionInventory,
  queueNeighbour,
  reading,
  streamNeighbour,
  Told,
} from '../__testUtils__/functions';
import { LambdaInventory } from '../LambdaInventory';
import { lossClock } from '../lossClock';
import { streamLagOf } from '../streamLag';

const MINUTE = 60_000;
const HOUR = 60;
const DAY = 24 * HOUR;

const all = (told: Told = {}) =>
  findingsOf(lambdaFunction, functionContext(told));
/** The checks and severities of everything that is found. */
const found = (told: Told = {}) =>
  all(told).map(({ id, severity }) => `${id.split('/')[1]} ${severity}`);
const finding = (check: string, told: Told) =>
  all(told).find(({ id }) => id === `lambda-function/${check}`);

/** One value in the last minutes, another before. */
const lately =
  (minutes: number, then: number, before: number) => (ago: number) =>
    ago <= minutes + 2 ? then : before;
const reserved = (answer: number) =>
  functionInventory({ reservedConcurrency: { answer } });
const refused = {
  problem: {
    code: 'access-denied',
    message: 'No',
    missingPermission: 'lambda:Ask',
  },
} as const;

/** Called every full hour plus some minutes. */
const hourly = (is: Told['published'], minute = 20) =>
  calledWhen(ago => ago % HOUR === minute, is);
/** Called all the time until some minutes ago. */
const calledUntil = (minutes: number, is: Told['published'] = {}) =>
  calledWhen(ago => ago >= minutes, { invocations: 200, ...is });

describe('checks of a function', () => {
  it('find nothing wrong with a healthy function', () => {
    expect(found()).toEqual([]);
  });

  it('find nothing to say of a function that was never called', () => {
    expect(found({ samples: {} })).toEqual([]);
  });

  it.each<[string, Told, string[]]>([
    ['one bad minute', { published: { errors: lately(1, 200, 0) } }, []],
    [
      'some errors',
      { published: { errors: lately(20, 5, 0) } },
      ['failing warning'],
    ],
    [
      'many errors',
      { published: { errors: lately(20, 60, 0) } },
      ['failing critical'],
    ],
    [
      'errors that are over',
      { published: { errors: ago => (ago > 5 ? 60 : 0) } },
      [],
    ],
    [
      'two failed calls of one that is called every quarter of an hour',
      {
        published: calledWhen(ago => ago === 3 || ago === 18, { errors: 1 }),
      },
      ['failing critical'],
    ],
    [
      'throttles',
      { published: { throttles: lately(20, 5, 0) } },
      ['throttled warning'],
    ],
    [
      'nothing but throttles',
      {
        published: {
          ...calledUntil(31),
          throttles: lately(30, 200, 0),
        },
      },
      ['throttled critical', 'stream-lagging warning'],
    ],
    [
      'slow calls',
      { published: { duration: lately(20, 26, 1) } },
      ['near-timeout warning'],
    ],
    [
      'calls that run into the timeout',
      {
        published: {
          duration: lately(20, 30, 1),
          errors: lately(20, 200, 0),
        },
      },
      ['near-timeout critical', 'failing critical'],
    ],
    [
      'a stream that it lags behind',
      { published: { iteratorAge: lately(20, 400, 0.3) } },
      ['stream-lagging warning'],
    ],
    [
      'a stream that it has caught up with a minute ago',
      { published: { iteratorAge: ago => (ago <= 3 ? 0.3 : 50_000) } },
      [],
    ],
    [
      'a stream that it is half a day behind',
      { published: { iteratorAge: lately(20, 50_000, 0.3) } },
      ['stream-lagging critical'],
    ],
    [
      'the same with a week of retention',
      {
        published: { iteratorAge: lately(20, 50_000, 0.3) },
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
      { published: { concurrentExecutions: 19 }, inventory: reserved(20) },
      ['near-reserved-concurrency warning'],
    ],
    [
      'the same an hour ago, of a function that is idle now and then',
      {
        published: calledWhen(ago => ago >= 60 && ago < 120, {
          concurrentExecutions: 19,
        }),
        inventory: reserved(20),
      },
      [],
    ],
    [
      'the only source disabled',
      { inventory: reading({ state: 'Disabled' }) },
      ['event-source-stopped critical'],
    ],
    [
      'one of two sources disabled',
      {
        inventory: reading(
          { state: 'Disabled' },
          { sourceArn: ARNS.queue, batchSize: 1 },
        ),
      },
      ['event-source-stopped warning'],
    ],
    [
      'a disabled mapping of a stream that another reads for it',
      { inventory: reading({ state: 'Disabled' }, {}) },
      [],
    ],
    [
      'a disabled mapping of a queue that nothing comes to and nothing waits in',
      {
        inventory: reading({
          sourceArn: ARNS.queue,
          batchSize: 1,
          state: 'Disabled',
        }),
        neighbours: [queueNeighbour({ messagesSent: 0, messagesVisible: 0 })],
      },
      ['event-source-stopped info'],
    ],
    [
      'one of a queue in which some still wait',
      {
        inventory: reading({
          sourceArn: ARNS.queue,
          batchSize: 1,
          state: 'Disabled',
        }),
        neighbours: [queueNeighbour({ messagesSent: 0, messagesVisible: 7 })],
      },
      ['event-source-stopped critical'],
    ],
    [
      'a source that Lambda has trouble with',
      {
        inventory: reading({ lastResult: 'PROBLEM: Function call failed' }),
      },
      ['event-source-trouble info'],
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
      {
        published: { deadLetterErrors: ago => (ago === 20 ? 3 : undefined) },
      },
      ['failures-lost critical'],
    ],
    [
      'failed events that could not be kept on the day before',
      {
        published: {
          deadLetterErrors: ago => (ago === DAY + 20 ? 3 : undefined),
        },
      },
      [],
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
      'questions that were refused',
      {
        inventory: functionInventory({
          eventSources: refused,
          reservedConcurrency: refused,
        }),
      },
      ['could-not-ask info'],
    ],
    [
      'sources that were not all listed',
      {
        inventory: functionInventory({
          eventSources: {
            answer: [],
            incomplete: sayProblem('problem.list-goes-on', { count: 100 }),
          },
        }),
      },
      ['could-not-ask info'],
    ],
    [
      'no alarm',
      { inventory: functionInventory({ alarms: { answer: [] } }) },
      ['alarm-coverage info'],
    ],
    [
      'alarms that may not be asked for',
      { inventory: functionInventory({ alarms: refused }) },
      ['could-not-ask info'],
    ],
  ])('of %s', (_name, told, expected) => {
    expect(found(told)).toEqual(expected);
  });

  it('blame a deployment for errors that began with it', () => {
    expect(
      finding('failing', {
        published: { errors: lately(30, 200, 0) },
        inventory: functionInventory({
          deployedAt: new Date(TEST_NOW - 34 * MINUTE).toISOString(),
        }),
      }),
    ).toMatchObject({
      title:
        'Every call fails, 6,000 errors in the last hour, since the deployment of Mar 1, 11:26 UTC',
      remedy: expect.stringMatching(/^Roll plays back/),
      evidence: { failingSinceAt: '2026-03-01T11:28:00.000Z' },
      onsetAt: '2026-03-01T11:28:00.000Z',
    });
  });

  it('name what is not read any more', () => {
    expect(
      finding('event-source-stopped', {
        inventory: reading({
          sourceArn: ARNS.queue,
          state: 'Disabled',
          changedAt: '2026-03-01T10:00:00.000Z',
        }),
      }),
    ).toMatchObject({
      title:
        'Lambda does not read orders: the event source mapping is disabled (User action)',
      evidence: { eventSources: [ARNS.queue] },
      onsetAt: '2026-03-01T10:00:00.000Z',
    });
  });

  it('keep what was found while nobody can be asked', () => {
    const off = { inventory: reserved(0) };
    const disabled = { inventory: reading({ state: 'Disabled' }) };
    const before = {
      'switched-off': finding('switched-off', off),
      'event-source-stopped': finding('event-source-stopped', disabled),
    };
    expect(
      found({
        inventory: functionInventory({
          eventSources: refused,
          reservedConcurrency: refused,
        }),
        previous: Object.fromEntries(
          Object.entries(before).flatMap(([id, each]) =>
            each ? [[id, each]] : [],
          ),
        ),
      }),
    ).toEqual([
      'switched-off critical',
      'event-source-stopped critical',
      'could-not-ask info',
    ]);
  });

  it('keep quiet when their lines are switched off', () => {
    const { thresholds } = functionContext();
    expect(
      found({
        published: { errors: 200 },
        thresholds: { ...thresholds, errorRatio: {} },
      }),
    ).toEqual([]);
  });
});

describe('a function that is called once an hour', () => {
  /** At each minute of the two hours after a call was published. */
  const throughout = (told: Told) =>
    Array.from({ length: 22 }, (_, index) => {
      const minute = 3 * index;
      const now = TEST_NOW + minute * MINUTE;
      const samples = Object.fromEntries(
        Object.entries(told.published ?? {}).map(([metric, value]) => [
          metric,
          minutesAgo(4 * DAY, value ?? 0).concat(
            minutesAgo(
              minute,
              ago => {
                const then = ago - minute;
                return typeof value === 'function' ? value(then) : value;
              },
              now,
            ),
          ),
        ]),
      );
      return found({ ...told, samples, published: undefined, now });
    });

  it('and always fails is critical, and stays so between the calls', () => {
    const always = hourly({ errors: 1 });
    expect(found({ published: always })).toEqual(['failing critical']);
    expect(finding('failing', { published: always })).toMatchObject({
      title: '5 of the last 5 calls failed',
      evidence: { errorRatio: 1, errorsOfLastCalls: 5 },
    });
    const verdicts = new Set(
      throughout({ published: always }).map(each => each.join()),
    );
    expect([...verdicts]).toEqual(['failing critical']);
  });

  it('and failed once is warned of until a call is good', () => {
    const failed = hourly({ errors: ago => (ago < HOUR ? 1 : 0) });
    expect(finding('failing', { published: failed })).toMatchObject({
      severity: 'warning',
      title: 'Every call fails, 1 error in the last hour',
    });
    expect(
      found({ published: hourly({ errors: ago => (ago > HOUR ? 1 : 0) }) }),
    ).toEqual([]);
  });

  it('is as bad when it is not called any more after that', () => {
    for (const hours of [1, 5, 12, 23]) {
      const stopped = calledWhen(
        ago => ago > hours * HOUR && ago % HOUR === 20,
        { errors: 1 },
      );
      // Called in every hour of the day before, as far as that is known.
      const isKnown = hours === 5;
      expect({ hours, found: found({ published: stopped }) }).toEqual({
        hours,
        found: [
          'failing critical',
          ...(isKnown ? ['calls-stopped warning'] : []),
        ],
      });
    }
  });

  it('is told by its last calls when they are throttled or slow', () => {
    const slow = hourly({ duration: 30, errors: 1 });
    expect(found({ published: slow })).toEqual([
      'near-timeout critical',
      'failing critical',
    ]);
    const throttled = hourly({ throttles: 3 });
    expect(finding('throttled', { published: throttled })).toMatchObject({
      severity: 'critical',
      title:
        '15 of the last 20 calls were throttled, by the limit of the account',
    });
  });

  it('loses what it fails on for a day', () => {
    const lost = hourly({ errors: 1, deadLetterErrors: 1 });
    expect(finding('failures-lost', { published: lost })).toMatchObject({
      title:
        '24 failed events were lost: Lambda could not write them to plays-failed',
      evidence: { eventsLost: 24, lastLostAt: '2026-03-01T11:40:00.000Z' },
    });
  });

  it('is judged by no minute whose errors nobody asked for', () => {
    expect(
      found({
        published: hourly({ errors: 1 }, 5),
        askedAt: {
          invocations: TEST_NOW,
          errors: TEST_NOW - 30 * MINUTE,
          throttles: TEST_NOW,
          duration: TEST_NOW,
          concurrentExecutions: TEST_NOW,
          iteratorAge: TEST_NOW,
          deadLetterErrors: TEST_NOW,
        },
      }),
    ).toEqual(['failing critical']);
  });
});

describe('errors of few calls', () => {
  const rare = (errors: (ago: number) => number) => ({
    published: { invocations: 60, errors },
  });
  const chance = (ago: number) => ([3, 4, 5, 7].includes(ago) ? 1 : 0);

  it('are chance until they are too many for that', () => {
    expect(found(rare(chance))).toEqual([]);
    expect(found(rare(ago => (ago % 2 === 1 ? 2 : 0)))).toEqual([
      'failing warning',
    ]);
    expect(found(rare(() => 4))).toEqual(['failing critical']);
  });

  it('need no new proof when they were found before', () => {
    const before = finding(
      'failing',
      rare(() => 4),
    );
    expect(
      found({ ...rare(chance), previous: before && { failing: before } }),
    ).toEqual(['failing warning']);
  });
});

describe('one failed call', () => {
  const minutes = (calls: (ago: number) => number, failsAt: number[]) => ({
    published: {
      invocations: calls,
      errors: (ago: number) => (failsAt.includes(ago) ? 1 : 0),
    },
  });

  it('among ten thousand is none', () => {
    const each = [3, 5, 7];
    const alone = (ago: number) => each.includes(ago);
    expect(found(minutes(ago => (alone(ago) ? 1 : 10_000), each))).toEqual([]);
    expect(found(minutes(() => 1, each))).toEqual(['failing critical']);
  });
});

describe('a function that is not called any more', () => {
  it.each([1, 5, 23, 30, 48, 90])('is told of after %i h', hours => {
    expect(
      finding('calls-stopped', { published: calledUntil(hours * HOUR) }),
    ).toMatchObject({
      severity: 'warning',
      claim: 'starvation',
      onsetAt: new Date(TEST_NOW - hours * HOUR * MINUTE).toISOString(),
      evidence: { usualCallsPerMinute: 200 },
    });
  });

  it('is told of all the time in between', () => {
    for (let minutes = 35; minutes < 31 * HOUR; minutes += 45) {
      expect(found({ published: calledUntil(minutes) })).toEqual([
        'calls-stopped warning',
      ]);
    }
  });

  it('is remembered when all samples are gone', () => {
    const told = { published: calledUntil(30 * HOUR) };
    const before = finding('calls-stopped', told);
    expect(before?.severity).toBe('warning');
    const later = finding('calls-stopped', {
      samples: told.published && {
        invocations: minutesAgo(4 * DAY, told.published.invocations ?? 0),
      },
      now: TEST_NOW + 40 * DAY * MINUTE,
      previous: before && { 'calls-stopped': before },
    });
    expect(later).toMatchObject({
      severity: 'warning',
      onsetAt: before?.onsetAt,
      title: expect.stringContaining('before that it was 200 calls a minute'),
    });
  });

  it('was called now and then, which is not never', () => {
    const everyThird = (ago: number) => ago > 60 && ago % 3 === 0;
    expect(
      finding('calls-stopped', { published: calledWhen(everyThird) })?.title,
    ).toMatch(/; before that it was 0.3 calls a minute$/);
  });

  it('may be called seldom, or sleep at night', () => {
    expect(
      found({ published: calledWhen(ago => ago % 30 === 0 && ago > 60) }),
    ).toEqual([]);
  });

  it('still fails as it did when it was called last', () => {
    for (const hours of [1, 5, 23]) {
      expect(
        found({ published: calledUntil(hours * HOUR, { errors: 200 }) }),
      ).toEqual(['failing critical', 'calls-stopped warning']);
    }
  });
});

describe('the lag behind a stream', () => {
  const late = (told: Told) => streamLagOf(functionContext(told));

  it('is none for a function that reads none, or was never called', () => {
    expect(late({ samples: {} })).toBeUndefined();
    expect(
      late({ inventory: reading({ sourceArn: ARNS.queue }) }),
    ).toBeUndefined();
  });

  it('has a loss clock when it is late', () => {
    expect(late({})?.secondsToLoss).toBeUndefined();
    expect(
      late({
        published: { iteratorAge: 420 },
        neighbours: [streamNeighbour(604_800)],
      }),
    ).toMatchObject({
      seconds: 600,
      life: { seconds: 604_800, by: 'retention' },
      secondsToLoss: 604_200,
    });
  });

  it('ends with the last call when nothing is in its way', () => {
    expect(
      late({ published: calledUntil(2 * HOUR, { iteratorAge: 420 }) }),
    ).toBeUndefined();
  });

  it.each<[string, Told]>([
    ['a disabled source', { inventory: reading({ state: 'Disabled' }) }],
    [
      'a source that Lambda cannot read',
      { inventory: reading({ lastResult: 'PROBLEM: access denied' }) },
    ],
    ['a reserved concurrency of none', { inventory: reserved(0) }],
    [
      'nothing but throttles',
      {
        published: {
          ...calledUntil(20 * HOUR, { iteratorAge: 420 }),
          throttles: 3,
        },
      },
    ],
  ])('grows with the clock behind %s', (_name, told) => {
    const held = {
      published: calledUntil(20 * HOUR, { iteratorAge: 420 }),
      ...told,
    };
    expect(late(held)).toMatchObject({
      called: false,
      seconds: 20 * 3_600 + 420,
      secondsToLoss: 4 * 3_600 - 420,
    });
    expect(finding('stream-lagging', held)).toMatchObject({
      severity: 'critical',
      title:
        'The function is not called any more and 20 h 7 min behind; records are lost from Mar 1, 15:53 UTC on',
      onsetAt: new Date(TEST_NOW - 20 * HOUR * MINUTE).toISOString(),
    });
  });
});

describe('the life of a record', () => {
  const clock = (told: Told) => lossClock(functionContext(told));
  const late = { iteratorAge: lately(20, 600, 0.3) };
  const stream = [streamNeighbour(604_800)];

  it('ends with the maximum age of its mapping', () => {
    const inventory = reading({ maximumRecordAgeSeconds: 3_600 });
    const told = { published: late, neighbours: stream, inventory };
    expect(clock(told)).toMatchObject({
      seconds: 3_000 - 180,
      basis: { variant: 'maximum-age' },
    });
  });

  it('goes on where a bucket takes what is given up', () => {
    const inventory = reading({
      maximumRecordAgeSeconds: 3_600,
      failureDestination: 'arn:aws:s3:::plays-failed',
    });
    expect(
      clock({ published: late, neighbours: stream, inventory })?.seconds,
    ).toBeGreaterThan(600_000);
  });

  it('is the shortest of several streams, of each that is not known a day', () => {
    const inventory = reading(
      {},
      {
        sourceArn:
          'arn:aws:dynamodb:eu-central-1:123456789012:table/a/stream/b',
      },
    );
    expect(
      clock({ published: late, neighbours: stream, inventory })?.seconds,
    ).toBeLessThan(86_400);
  });

  it('is over for events that wait for too long, unless something keeps them', () => {
    const alone = (is: Partial<LambdaInventory> = {}) =>
      functionInventory({
        deadLetterTarget: undefined,
        eventSources: { answer: [] },
        ...is,
      });
    const waiting = { eventAge: (ago: number) => 18_000 - ago * 60 };
    expect(clock({ published: waiting, inventory: alone() })).toMatchObject({
      seconds: 3_600,
      basis: { variant: 'events' },
    });
    expect(
      clock({
        published: waiting,
        inventory: alone({ deadLetterTarget: ARNS.failures }),
      }),
    ).toBeUndefined();
    expect(
      clock({ published: { eventAge: 90 }, inventory: alone() }),
    ).toBeUndefined();
  });

  it('does not tick for one that began anew at an old position', () => {
    const told = { published: { iteratorAge: lately(5, 80_000, 0.3) } };
    expect(clock(told)).toBeUndefined();
    expect(finding('stream-lagging', told)).toMatchObject({
      severity: 'warning',
      title: expect.stringMatching(/: it was started anew at an old position$/),
    });
  });

  it('ticks since the last call where somebody stopped it when it had caught up', () => {
    const stopped = {
      published: calledUntil(60),
      inventory: reading({ state: 'Disabled' }),
    };
    expect(clock(stopped)?.seconds).toBeCloseTo(86_400 - 3_600, -1);
    expect(
      clock({
        ...stopped,
        neighbours: [streamNeighbour(86_400)],
      }),
    ).toBeUndefined();
  });
});

describe('what Lambda gives up', () => {
  const unkept = (is: Partial<LambdaInventory> = {}) =>
    functionInventory({
      deadLetterTarget: undefined,
      eventSources: { answer: [] },
      ...is,
    });
  const dropped = { eventsDropped: (ago: number) => (ago === 20 ? 5 : 0) };

  it('is lost where nothing keeps it', () => {
    expect(
      finding('failures-lost', { published: dropped, inventory: unkept() }),
    ).toMatchObject({
      severity: 'critical',
      title:
        '5 events were lost: Lambda gave them up, and nothing keeps what plays fails on',
      evidence: { eventsLost: 5, lastLostAt: '2026-03-01T11:40:00.000Z' },
    });
  });

  it('is not where a dead-letter queue or a destination takes it', () => {
    for (const inventory of [
      functionInventory(),
      unkept({
        asynchronous: {
          answer: {
            maximumAgeSeconds: 21_600,
            maximumRetries: 2,
            failureDestination: ARNS.failures,
          },
        },
      }),
    ]) {
      expect(found({ published: dropped, inventory })).toEqual([]);
    }
  });

  it('may be lost while nobody can ask what keeps it', () => {
    expect(
      found({
        published: dropped,
        inventory: unkept({ asynchronous: refused }),
      }),
    ).toEqual(['failures-lost warning', 'could-not-ask info']);
  });

  it('is told until somebody acknowledges it, and again when more is lost', () => {
    const inventory = unkept();
    const before = finding('failures-lost', { published: dropped, inventory });
    const later = (acknowledgedAt: {}, published: Told['published'] = {}) =>
      finding('failures-lost', {
        published,
        inventory,
        previous: before && { 'failures-lost': before },
        acknowledgedAt,
      });
    expect(later({})?.evidence.eventsLost).toBe(5);
    expect(later({ 'failures-lost': TEST_NOW - 10 * MINUTE })).toBeUndefined();
    const more = { eventsDropped: (ago: number) => (ago === 4 ? 2 : 0) };
    expect(later({}, more)?.evidence.eventsLost).toBe(7);
    expect(
      later({ 'failures-lost': TEST_NOW - 10 * MINUTE }, more)?.evidence
        .eventsLost,
    ).toBe(2);
  });

  it('of a stream is counted by batches that had all their attempts', () => {
    const inventory = reading({ failureDestination: undefined });
    const failing = { errors: lately(20, 200, 0) };
    expect(
      finding('records-discarded', { published: failing, inventory }),
    ).toMatchObject({
      severity: 'critical',
      title:
        'Lambda threw away 666 batches of music-events that plays failed on; nothing keeps them',
      evidence: { batchesLost: 666 },
    });
    expect(
      finding('records-discarded', {
        published: { errors: lately(20, 60, 0) },
        inventory,
      }),
    ).toBeUndefined();
    expect(
      finding('records-discarded', {
        published: failing,
        inventory: reading({ maximumRetries: undefined }),
      }),
    ).toBeUndefined();
  });

  it('of a stream is told in records where Lambda counts them', () => {
    expect(
      finding('records-discarded', {
        published: { 'recordsDropped.m1': ago => (ago === 20 ? 300 : 0) },
        inventory: reading({
          id: 'm1',
          countsEvents: true,
          failureDestination: undefined,
        }),
      })?.title,
    ).toBe(
      'Lambda threw away 300 records of music-events that plays failed on; nothing keeps them',
    );
  });
});

describe('one bad batch', () => {
  const stuck = (errors: number, minutes = 40) => ({
    published: {
      iteratorAge: (ago: number) =>
        ago <= minutes ? (minutes - ago) * 60 : 0.3,
      errors: lately(minutes, errors, 0),
    },
    inventory: reading({ maximumRetries: undefined }),
  });

  it('blocks its shard while the other shards go on', () => {
    const told = stuck(10);
    expect(finding('shard-blocked', told)).toMatchObject({
      severity: 'critical',
      claim: 'own-fault',
      title: expect.stringMatching(
        /^One bad batch of music-events is tried again and again and blocks its shard, 40 min behind/,
      ),
      onsetAt: '2026-03-01T11:20:00.000Z',
    });
  });

  it('is seen by the one call that failed as it got stuck', () => {
    const told = stuck(0, 8);
    const errors = (ago: number) => (ago === 7 ? 1 : 0);
    expect(
      finding('shard-blocked', {
        ...told,
        published: { ...told.published, errors },
      }),
    ).toMatchObject({ onsetAt: '2026-03-01T11:52:00.000Z' });
  });

  it('stands while its record is the oldest, whether or not a call failed of late', () => {
    const before = finding('shard-blocked', stuck(10));
    const later = (iteratorAge: (ago: number) => number) =>
      finding('shard-blocked', {
        ...stuck(0),
        published: { ...stuck(0).published, iteratorAge },
        previous: before && { 'shard-blocked': before },
      });
    expect(later(stuck(0).published.iteratorAge)).toMatchObject({
      severity: 'critical',
      onsetAt: before?.onsetAt,
    });
    expect(later(ago => (ago < 5 ? 600 : 1_800))).toBeUndefined();
  });

  it('is none where every call fails, none does, or the function is only slow', () => {
    expect(finding('shard-blocked', stuck(200))).toBeUndefined();
    expect(finding('shard-blocked', stuck(0))).toBeUndefined();
    expect(
      finding('shard-blocked', {
        ...stuck(10),
        published: {
          ...stuck(10).published,
          iteratorAge: (ago: number) => (ago <= 40 ? (40 - ago) * 25 : 0.3),
        },
      }),
    ).toBeUndefined();
  });
});

describe('what keeps a function from its work', () => {
  it.each([
    ['Deactivating', 'critical'],
    ['Deactivated', 'critical'],
    ['ActiveNonInvocable', 'critical'],
    ['Inactive', 'info'],
  ])('a state such as %s is %s', (state, severity) => {
    expect(
      finding('not-active', { inventory: functionInventory({ state }) })
        ?.severity,
    ).toBe(severity);
  });

  it('quotes the action that Lambda was denied', () => {
    const told = {
      inventory: reading({
        lastResult:
          'PROBLEM: User: arn:aws:sts::123456789012:assumed-role/plays/awslambda_1 is not authorized to perform: kinesis:GetRecords on resource: arn:aws:kinesis:eu-central-1:123456789012:stream/music-events because no identity-based policy allows the kinesis:GetRecords action',
      }),
    };
    expect(finding('event-source-trouble', told)).toMatchObject({
      severity: 'critical',
      title: expect.stringContaining('kinesis:GetRecords'),
      remedy: expect.stringContaining('kinesis:GetRecords'),
    });
  });

  it('tells slow calls as the cause only of failures that came with them', () => {
    const slow = { duration: lately(20, 30, 1) };
    expect(
      found({ published: { ...slow, errors: lately(20, 200, 0) } }),
    ).toEqual(['near-timeout critical', 'failing critical']);
    expect(
      found({ published: { ...slow, errors: lately(90, 200, 0) } }),
    ).toEqual(['failing critical']);
    expect(
      found({
        published: { duration: lately(20, 26, 1), errors: lately(20, 200, 0) },
      }),
    ).toEqual(['failing critical']);
    expect(found({ published: slow })).toEqual(['near-timeout warning']);
  });

  it('raises no timeout past what the queue of the function stands', () => {
    expect(
      finding('near-timeout', {
        published: { duration: lately(20, 30, 1), errors: lately(20, 200, 0) },
        inventory: reading({
          sourceArn: ARNS.queue,
          batchSize: 1,
          windowSeconds: 20,
        }),
      })?.remedy,
    ).toContain('raise the visibility timeout of orders to 380 s or more');
  });

  it('stays the deployment that broke it when somebody deploys again', () => {
    const at = (minutes: number) =>
      new Date(TEST_NOW - minutes * MINUTE).toISOString();
    const told = (deployedAt: string) => ({
      published: { errors: lately(90, 200, 0) },
      inventory: functionInventory({ deployedAt }),
    });
    const before = finding('failing', told(at(94)));
    expect(before?.message.variant).toBe('deployment');
    expect(
      finding('failing', {
        ...told(at(15)),
        previous: before && { failing: before },
      })?.title,
    ).toBe(before?.title);
    expect(finding('failing', told(at(15)))?.message.variant).toBeUndefined();
  });

  it('is its deployment where the first calls after it fail, hours later', () => {
    const nightly = (deployedAt: string) => ({
      published: calledWhen(ago => ago % (4 * HOUR) === 30, {
        errors: ago => (ago < 4 * HOUR ? 1 : 0),
      }),
      inventory: functionInventory({ deployedAt }),
    });
    expect(
      finding('failing', nightly('2026-03-01T08:10:00.000Z'))?.message.variant,
    ).toBe('deployment');
    expect(
      finding('failing', nightly('2026-02-20T08:10:00.000Z'))?.message.variant,
    ).toBeUndefined();
  });

  it('says that a runtime is deprecated from its day on', () => {
    expect(
      found({ inventory: functionInventory({ runtime: 'nodejs18.x' }) }),
    ).toEqual(['runtime-deprecated info']);
    expect(
      found({ inventory: functionInventory({ runtime: 'nodejs22.x' }) }),
    ).toEqual([]);
  });
});

describe('lookback of a function', () => {
  const lookback = (told: Told = {}) =>
    lambdaFunction.lookback?.(functionContext(told));
  const allSince = (minutes: number) => {
    const from = TEST_NOW - minutes * MINUTE;
    return {
      invocations: from,
      errors: from,
      throttles: from,
      duration: from,
    };
  };

  it('is not needed for a healthy one', () => {
    expect(lookback()).toEqual({});
  });

  it('reaches back to when errors began', () => {
    expect(lookback({ published: { errors: 60 } })).toEqual(allSince(3 * DAY));
  });

  it('asks what was usual before a silence', () => {
    expect(lookback({ published: calledUntil(10 * HOUR) })).toEqual(
      allSince(14 * HOUR),
    );
  });

  it('asks whether one was called before it was seen first', () => {
    expect(lookback({ samples: {} })).toEqual(allSince(15 * DAY));
  });
});
