import { Neighbour } from '@pipeline-health/plugin-pipeline-health-node';
import {
  findingsOf,
  minutesAgo,
  TEST_NOW,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { lambdaFunction } from '..';
import {
  ARNS,
  eventSource,
  functionContext,
  reading,
  STAGE,
  Told,
} from '../__testUtils__/functions';
import { EventSource } from '../LambdaInventory';

const HOPS = [
  'events-unaccounted',
  'messages-not-deleted',
  'deleted-elsewhere',
  'records-skipped',
];
const { id: ID } = eventSource();

function found(told: Told) {
  return findingsOf(lambdaFunction, functionContext(told)).filter(({ id }) =>
    HOPS.includes(id.split('/')[1]),
  );
}

const titles = (told: Told) =>
  found(told).map(({ severity, title }) => `${severity}: ${title}`);

describe('events of a source that is counted', () => {
  const counted = (is: {
    polled?: number;
    filtered?: number;
    invoked?: number;
    failed?: number;
    dropped?: number;
    deleted?: number;
  }): Told['published'] => ({
    [`polledEvents.${ID}`]: is.polled ?? 600,
    [`filteredEvents.${ID}`]: is.filtered ?? 0,
    [`invokedEvents.${ID}`]: is.invoked ?? 600,
    [`failedEvents.${ID}`]: is.failed ?? 0,
    [`recordsDropped.${ID}`]: is.dropped ?? 0,
    [`deletedEvents.${ID}`]: is.deleted ?? is.invoked ?? 600,
  });
  const queue = (is: Partial<EventSource> = {}) =>
    reading({
      sourceArn: ARNS.queue,
      batchSize: 10,
      countsEvents: true,
      filtersEvents: true,
      ...is,
    });

  it.each<[string, Parameters<typeof counted>[0], string[]]>([
    ['all are given', {}, []],
    ['most are filtered out', { filtered: 540, invoked: 60 }, []],
    ['some are tried again', { invoked: 900, deleted: 900 }, []],
    [
      'some vanish',
      { filtered: 100, invoked: 300 },
      [
        'warning: 6,000 of 18,000 events read of orders were neither given to plays nor filtered',
      ],
    ],
    ['some are given up', { invoked: 500, dropped: 100 }, []],
    [
      'a part is not deleted',
      { deleted: 450 },
      [
        'warning: plays processed messages of orders, and 25 % of them were not deleted: they come again',
      ],
    ],
    ['calls fail on some', { deleted: 500, failed: 100 }, []],
  ])('%s', (_name, is, expected) => {
    expect(titles({ inventory: queue(), published: counted(is) })).toEqual(
      expected,
    );
  });

  it('are no matter while calls fail or are throttled, or say what failed', () => {
    const vanish = counted({ invoked: 300, deleted: 200 });
    expect(
      found({ inventory: queue(), published: { ...vanish, throttles: 3 } }),
    ).toEqual([]);
    const undeleted = counted({ deleted: 450 });
    expect(
      found({ inventory: queue(), published: { ...undeleted, errors: 1 } }),
    ).toEqual([]);
    expect(
      found({
        inventory: queue({ reportsFailedItems: true }),
        published: undeleted,
      }),
    ).toEqual([]);
  });

  it('are each weighed for themselves', () => {
    const inventory = reading(
      { countsEvents: true, sourceArn: ARNS.queue },
      { id: 'other', countsEvents: true, sourceArn: ARNS.failures },
    );
    const [finding] = found({
      inventory,
      published: {
        ...counted({}),
        'polledEvents.other': 60,
        'invokedEvents.other': 20,
        'deletedEvents.other': 20,
      },
    });
    expect(finding).toMatchObject({
      evidence: { eventSources: [ARNS.failures], missing: 1200 },
    });
  });

  it('are told nothing of before they are counted', () => {
    expect(
      found({
        inventory: queue(),
        published: counted({ invoked: 300 }),
        askedFrom: TEST_NOW - 20 * 60_000,
      }),
    ).toEqual([]);
  });
});

describe('messages of a queue that nobody counts', () => {
  type Flow = number | ((ago: number) => number | undefined);
  const queue = (published: {
    messagesReceived?: Flow;
    messagesDeleted?: Flow;
    messagesVisible?: Flow;
    messagesInFlight?: Flow;
  }): Neighbour => {
    const metrics = Object.entries({
      messagesReceived: 60,
      messagesDeleted: 60,
      messagesVisible: 4,
      messagesInFlight: 2,
      ...published,
    });
    return {
      direction: 'upstream',
      relation: 'event-source',
      facts: {
        stage: { ...STAGE, arn: ARNS.queue, kind: 'sqs-queue' },
        inventory: {},
        readings: {},
        samples: Object.fromEntries(
          metrics.map(([metric, value]) => [metric, minutesAgo(180, value)]),
        ),
        coverage: Object.fromEntries(
          metrics.map(([metric]) => [
            metric,
            {
              from: TEST_NOW - 24 * 3_600_000,
              until: TEST_NOW - 2 * 60_000,
              currentSince: TEST_NOW - 10 * 60_000,
            },
          ]),
        ),
        runs: [],
      },
    };
  };
  const told = (
    flows: Parameters<typeof queue>[0] = {},
    published: Told['published'] = {},
    is: Partial<EventSource> = {},
  ): Told => ({
    inventory: reading({ sourceArn: ARNS.queue, batchSize: 10, ...is }),
    published: { invocations: 60, iteratorAge: () => undefined, ...published },
    neighbours: [queue(flows)],
  });

  it('are told where calls succeed and nothing is deleted', () => {
    expect(titles(told({ messagesDeleted: 0, messagesVisible: 900 }))).toEqual([
      'warning: 100 % of the calls of plays succeed and leave their messages in orders: they come again',
    ]);
  });

  it('are told where a part is not deleted', () => {
    const [finding] = found(
      told({ messagesReceived: 90, messagesDeleted: 30 }),
    );
    expect(finding.evidence).toMatchObject({ cameIn: 600, missing: 180 });
  });

  it.each<[string, Told]>([
    ['all are deleted', told()],
    [
      'some come again because calls fail',
      told({ messagesReceived: 90, messagesDeleted: 30 }, { errors: 30 }),
    ],
    [
      'some come again because calls are throttled',
      told({ messagesReceived: 90, messagesDeleted: 30 }, { throttles: 5 }),
    ],
    [
      'the function says which messages failed',
      told(
        { messagesReceived: 90, messagesDeleted: 30 },
        {},
        { reportsFailedItems: true },
      ),
    ],
    ['others call the function', told({}, { invocations: 600 })],
    [
      'others call the function, and somebody looks at messages',
      told(
        {
          messagesReceived: 50,
          messagesDeleted: 20,
          messagesVisible: ago => ago % 4,
          messagesInFlight: 0,
        },
        { invocations: 40 },
      ),
    ],
    [
      'somebody looks at messages again and again',
      told({ messagesReceived: 400, messagesDeleted: 60 }),
    ],
    [
      'a few are deleted twice or late',
      told({ messagesDeleted: 55, messagesReceived: 62 }),
    ],
    [
      'what was deleted is not published yet',
      told({ messagesDeleted: ago => (ago > 45 ? 60 : undefined) }),
    ],
    [
      'the queue has begun to be used',
      told({
        messagesDeleted: ago => (ago < 9 ? 0 : undefined),
        messagesReceived: ago => (ago < 9 ? 60 : undefined),
      }),
    ],
    ['others consume it, too', told({ messagesDeleted: 500 })],
    [
      'Lambda filters most of them out',
      told({ messagesDeleted: 5000 }, {}, { filtersEvents: true }),
    ],
    [
      'its mapping is switched off',
      told({ messagesDeleted: 0 }, {}, { state: 'Disabled' }),
    ],
  ])('are well where %s', (_name, is) => {
    expect(found(is)).toEqual([]);
  });

  it('are told to be taken by others where no batch explains what was deleted', () => {
    expect(
      titles(
        told(
          { messagesReceived: 120, messagesDeleted: 120 },
          {},
          { batchSize: 1 },
        ),
      ),
    ).toEqual([
      expect.stringMatching(
        /^info: At least [\d,]+ of 1,200 messages of orders were deleted by others than plays$/,
      ),
    ]);
  });
});

describe('records of a stream', () => {
  const stream = (records: number): Neighbour => ({
    direction: 'upstream',
    relation: 'event-source',
    facts: {
      stage: { ...STAGE, arn: ARNS.stream, kind: 'kinesis-stream' },
      inventory: { retentionSeconds: 86_400 },
      readings: {},
      samples: { incomingRecords: minutesAgo(180, records) },
      coverage: {
        incomingRecords: {
          from: TEST_NOW - 24 * 3_600_000,
          until: TEST_NOW - 2 * 60_000,
          currentSince: TEST_NOW - 10 * 60_000,
        },
      },
      runs: [],
    },
  });
  /** No calls from two hours ago on, for an hour. */
  const away = (calls: number) => (ago: number) =>
    ago <= 120 && ago > 60 ? undefined : calls;
  const told = (
    more: Told['published'] = {},
    is: Partial<EventSource> = {},
    records = 600,
  ): Told => ({
    inventory: reading(is),
    published: {
      invocations: away(7),
      errors: away(0),
      throttles: away(0),
      iteratorAge: away(0.4),
      ...more,
    },
    neighbours: [stream(records)],
  });

  it('that were skipped are told with their number, until somebody acknowledges it', () => {
    const [first] = found(told());
    expect(first).toMatchObject({
      severity: 'critical',
      title: expect.stringMatching(
        /^plays was never given at least [\d,]+ records of music-events, which came from Mar 1, 10:00 UTC on$/,
      ),
    });
    const count = Number(first.evidence.recordsSkipped);
    expect(count).toBeGreaterThan(15_000);
    expect(count).toBeLessThanOrEqual(36_000);
    const previous = { 'records-skipped': first };
    const later = { ...told(), previous, published: {} };
    expect(found(later)).toMatchObject([
      { evidence: { recordsSkipped: count } },
    ]);
    expect(
      found({ ...later, acknowledgedAt: { 'records-skipped': TEST_NOW } }),
    ).toEqual([]);
  });

  it.each<[string, Told]>([
    ['were all given', told({ invocations: 7, iteratorAge: 0.4 })],
    ['still wait', told({ iteratorAge: ago => (ago > 120 ? 0.4 : 7200) })],
    [
      'were caught up with',
      told({
        invocations: ago => away(ago > 60 || ago < 30 ? 7 : 40)(ago),
        iteratorAge: ago => away(ago < 60 && ago > 30 ? 3000 : 0.4)(ago),
      }),
    ],
    ['are filtered', told({}, { filtersEvents: true })],
    ['may be filtered', told({}, { filtersEvents: undefined })],
    ['are few enough for the calls that came', told({}, {}, 3)],
    ['may become too old', told({}, { maximumRecordAgeSeconds: 3600 })],
    [
      'came before the function read',
      told(
        { invocations: ago => (ago > 60 ? undefined : 7) },
        { changedAt: new Date(TEST_NOW - 3_600_000).toISOString() },
      ),
    ],
    [
      'were read and filtered out, as the source counts',
      told(
        {
          [`polledEvents.${ID}`]: 600,
          [`filteredEvents.${ID}`]: 590,
          [`invokedEvents.${ID}`]: 10,
        },
        { countsEvents: true, filtersEvents: true },
      ),
    ],
  ])('that %s are not skipped', (_name, is) => {
    expect(found(is)).toEqual([]);
  });
});
