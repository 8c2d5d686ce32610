import {
  findingsOf,
  TEST_NOW,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { openSearchDomain } from '..';
import {
  domainContext,
  domainInventory,
  GIBIBYTE,
  MINUTE,
  Told,
} from '../__testUtils__/domains';
import { rejectedWrites } from '../rejected';

const HOUR = 60;

const all = (told: Told = {}) =>
  findingsOf(openSearchDomain, domainContext(told));
/** The checks and severities of everything that is found. */
const found = (told: Told = {}) =>
  all(told).map(({ id, severity }) => `${id.split('/')[1]} ${severity}`);
const finding = (check: string, told: Told) =>
  all(told).find(({ id }) => id === `opensearch-domain/${check}`);

/** One value in the last minutes that are complete, another before. */
const lately =
  (minutes: number, then: number, before: number) => (ago: number) =>
    ago <= minutes + 2 ? then : before;

describe('checks of a domain', () => {
  it('find nothing wrong with a healthy domain', () => {
    expect(found()).toEqual([]);
  });

  it('find nothing to say of a domain that was not asked for yet', () => {
    expect(
      found({ samples: {}, askedAt: TEST_NOW - 3 * 24 * HOUR * MINUTE }),
    ).toEqual([]);
  });

  it.each<[string, Told, string[]]>([
    [
      'a red cluster',
      { published: { statusRed: lately(1, 1, 0) } },
      ['cluster-red critical'],
    ],
    [
      'a cluster that was red',
      { published: { statusRed: ago => (ago > 5 && ago < 9 ? 1 : 0) } },
      [],
    ],
    [
      'a cluster that is yellow for a moment',
      { published: { statusYellow: lately(2, 1, 0) } },
      [],
    ],
    [
      'a yellow cluster',
      { published: { statusYellow: lately(10, 1, 0) } },
      ['cluster-yellow warning'],
    ],
    [
      'blocked writes',
      { published: { writesBlocked: lately(1, 1, 0) } },
      ['writes-blocked critical'],
    ],
    [
      'little storage',
      { published: { freeStorage: 22 * GIBIBYTE } },
      ['storage-low warning'],
    ],
    [
      'too little storage',
      { published: { freeStorage: 15 * GIBIBYTE } },
      ['storage-low critical'],
    ],
    [
      'a small share of a large volume',
      {
        published: { freeStorage: 60 * GIBIBYTE },
        inventory: domainInventory({ volumeSizeBytes: 1_000 * GIBIBYTE }),
      },
      [],
    ],
    [
      'instances with their own disks',
      {
        published: { freeStorage: 15 * GIBIBYTE },
        inventory: domainInventory({ volumeSizeBytes: undefined }),
      },
      ['storage-low critical'],
    ],
    [
      'storage that fills within a day',
      { published: { freeStorage: ago => (30 + ago / 60) * GIBIBYTE } },
      ['storage-filling warning'],
    ],
    [
      'storage that fills within weeks',
      { published: { freeStorage: ago => (50 + ago / 6_000) * GIBIBYTE } },
      [],
    ],
    [
      'memory pressure',
      { published: { memoryPressure: lately(10, 0.85, 0.5) } },
      ['memory-pressure warning'],
    ],
    [
      'memory pressure of the masters',
      { published: { masterMemoryPressure: lately(10, 0.95, 0.5) } },
      ['memory-pressure critical'],
    ],
    [
      'a busy node',
      { published: { cpu: lately(10, 0.97, 0.5) } },
      ['cpu-high warning'],
    ],
    [
      'a node that was busy',
      { published: { cpu: ago => (ago > 20 ? 0.97 : 0.5) } },
      [],
    ],
    [
      'a lost node',
      { published: { nodes: lately(10, 5, 6) } },
      ['nodes-missing warning'],
    ],
    [
      'twice the nodes while it is changed',
      { published: { nodes: lately(10, 12, 6) } },
      [],
    ],
    [
      'server errors',
      { published: { serverErrors: lately(10, 20, 0) } },
      ['server-errors critical'],
    ],
    [
      'refused requests',
      { published: { clientErrors: lately(10, 100, 1) } },
      ['client-errors warning'],
    ],
    [
      'rejected writes',
      { published: { queueRejected: lately(5, 500, 412) } },
      ['writes-rejected warning'],
    ],
    [
      'a failed snapshot',
      { published: { snapshotFailed: 1 } },
      ['snapshot-failed warning'],
    ],
    [
      'a key that is away',
      { published: { keyInaccessible: ago => (ago < 8 ? 1 : undefined) } },
      ['key-inaccessible critical'],
    ],
    [
      'a key that was away',
      { published: { keyInaccessible: ago => (ago > 30 ? 1 : undefined) } },
      [],
    ],
    ...[1, 5, 23, 30, 47].map((hours): [string, Told, string[]] => [
      `a domain that fell silent ${hours} h ago`,
      { silentFor: hours * HOUR },
      ['silent unknown'],
    ]),
    ['a domain that paused', { silentFor: 12 }, []],
    ['a domain that never told anything', { samples: {} }, ['silent unknown']],
    [
      'a domain that is being created',
      {
        samples: {},
        inventory: domainInventory({ status: 'Creating', created: false }),
      },
      ['not-active info'],
    ],
    [
      'an isolated domain',
      { inventory: domainInventory({ status: 'Isolated' }) },
      ['not-active critical'],
    ],
    [
      'a state that is new',
      { inventory: domainInventory({ status: 'Dreaming' }) },
      ['not-active unknown'],
    ],
    [
      'a single node',
      { inventory: domainInventory({ dataNodes: 1 }) },
      ['single-node info'],
    ],
    [
      'an update that AWS will install',
      {
        inventory: domainInventory({
          softwareUpdateAvailable: true,
          softwareUpdateAt: '2026-03-20T00:00:00.000Z',
        }),
      },
      ['software-update info'],
    ],
    [
      'no alarm',
      { inventory: domainInventory({ alarms: { answer: [] } }) },
      ['alarm-coverage info'],
    ],
    [
      'alarms that may not be asked for',
      {
        inventory: domainInventory({
          alarms: { problem: { code: 'access-denied', message: 'No' } },
        }),
      },
      ['could-not-ask info'],
    ],
  ])('of %s', (_name, told, expected) => {
    expect(found(told)).toEqual(expected);
  });

  it('say when writes will be blocked', () => {
    const told = {
      published: { freeStorage: (ago: number) => (30 + ago / 60) * GIBIBYTE },
    };
    expect(finding('storage-filling', told)?.title).toBe(
      'Writes will be blocked in 10 h 2 min if storage fills as in the last 3 h; 30.1 GiB (30 %) left on the fullest node',
    );
  });

  it('say for how long a domain is silent', () => {
    expect(finding('silent', { silentFor: 5 * HOUR })).toMatchObject({
      title: 'The domain has not told its state for 4 h 58 min',
      evidence: { lastPointAt: '2026-03-01T07:00:00.000Z' },
      onsetAt: '2026-03-01T07:00:00.000Z',
    });
    expect(finding('silent', { samples: {} })?.title).toBe(
      'The domain has told nothing in the 23 h 58 min that we asked for',
    );
  });

  it('say since when a flag is raised, also when that is longer ago than what is loaded', () => {
    const told = { published: { statusRed: lately(30 * HOUR, 1, 0) } };
    const red = finding('cluster-red', {
      published: { statusRed: lately(10, 1, 0) },
    });
    expect(red?.onsetAt).toBe('2026-03-01T11:48:00.000Z');
    expect(finding('cluster-red', told)?.onsetAt).toBe(
      '2026-03-01T09:00:00.000Z',
    );
    const before = '2026-02-28T05:58:00.000Z';
    expect(
      finding('cluster-red', {
        ...told,
        previous: red && { 'cluster-red': { ...red, onsetAt: before } },
      })?.onsetAt,
    ).toBe(before);
  });

  describe('while the domain is silent', () => {
    const raised = {
      statusRed: 1,
      keyInaccessible: 1,
      memoryPressure: 0.95,
      nodes: 5,
      freeStorage: 15 * GIBIBYTE,
    };
    const previous = Object.fromEntries(
      all({ published: raised }).map(each => [each.id.split('/')[1], each]),
    );

    it.each([1, 5, 23, 30])('hold to what was found, %d h later', hours => {
      expect(
        found({ published: raised, silentFor: hours * HOUR, previous }),
      ).toEqual([
        'key-inaccessible critical',
        'storage-low critical',
        'memory-pressure critical',
        'nodes-missing warning',
        'cluster-red critical',
        'silent unknown',
      ]);
    });

    it('take nothing old for what is now', () => {
      expect(found({ published: raised, silentFor: HOUR })).toEqual([
        'silent unknown',
      ]);
    });

    it('are over once it tells the opposite', () => {
      expect(found({ previous })).toEqual([]);
    });
  });

  describe('of a domain that is seldom asked', () => {
    /** Some requests in one minute of every so many hours. */
    const every =
      (hours: number, value: number) =>
      (ago: number): number =>
        ago % (hours * HOUR) === 30 ? value : 0;

    it.each([1, 5, 12])('judge the last requests, one batch in %d h', hours => {
      expect(
        found({
          published: {
            successes: 0,
            clientErrors: 0,
            serverErrors: every(hours, 20),
          },
        }),
      ).toEqual(['server-errors critical']);
    });

    it('are content when the last went well', () => {
      expect(
        found({
          published: {
            successes: ago => (ago === 30 ? 20 : 0),
            clientErrors: 0,
            serverErrors: ago => (ago === 330 ? 20 : 0),
          },
        }),
      ).toEqual([]);
    });
  });
});

describe('counters of rejected writes', () => {
  const growth = (values: number[]) =>
    rejectedWrites(
      domainContext({
        published: {
          queueRejected: ago => values[values.length - (ago - 2)],
        },
      }),
    );

  it('count by how far they grew', () => {
    expect(growth([400, 400, 410, 425])).toBe(25);
    expect(growth([])).toBe(0);
  });

  it('do not count a minute in which a node was silent', () => {
    expect(growth([400, 150, 400, 400])).toBe(0);
  });

  it('begin anew when a process does', () => {
    expect(growth([400, 0, 0, 0, 0, 0, 7, 9])).toBe(9);
  });

  it('count in the last quarter of an hour', () => {
    expect(
      growth([...Array.from({ length: 60 }, (_, index) => 100 + index)]),
    ).toBe(15);
  });

  it('become a reading', () => {
    const context = domainContext({
      published: { queueRejected: lately(5, 500, 412) },
    });
    expect(openSearchDomain.deriveReadings?.(context)).toEqual({
      rejectedWrites: {
        value: 88,
        unit: 'count',
        at: '2026-03-01T11:57:00.000Z',
      },
    });
  });
});
