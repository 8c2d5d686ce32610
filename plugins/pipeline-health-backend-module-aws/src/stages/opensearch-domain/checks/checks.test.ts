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
      'a volume of which a fifth is free beside what is reserved',
      { published: { freeStorage: 19 * GIBIBYTE } },
      ['storage-low warning'],
    ],
    [
      'hardly any storage',
      { published: { freeStorage: 0.5 * GIBIBYTE } },
      ['storage-low critical'],
    ],
    [
      'no storage, so that writes are blocked',
      { published: { freeStorage: 0, writesBlocked: lately(9, 1, 0) } },
      ['writes-blocked critical', 'storage-low critical'],
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
      ['storage-low warning'],
    ],
    [
      'storage that fills within a day',
      { published: { freeStorage: ago => (26 + (1.2 * ago) / 60) * GIBIBYTE } },
      ['storage-filling warning'],
    ],
    [
      'storage that fills within two hours',
      { published: { freeStorage: ago => (3 + (2 * ago) / 60) * GIBIBYTE } },
      ['storage-low warning', 'storage-filling critical'],
    ],
    [
      'storage that fills within weeks',
      { published: { freeStorage: ago => (50 + ago / 6_000) * GIBIBYTE } },
      [],
    ],
    [
      'a heap that fills up before it is collected',
      { published: { memoryPressure: ago => 0.7 + 0.05 * (ago % 5) } },
      [],
    ],
    [
      'a heap that is full for two minutes',
      { published: { memoryPressure: lately(2, 0.97, 0.8) } },
      [],
    ],
    [
      'a full heap',
      { published: { memoryPressure: lately(3, 0.96, 0.8) } },
      ['memory-pressure warning'],
    ],
    [
      'old objects that fill the heap',
      { published: { oldMemoryPressure: lately(10, 0.82, 0.5) } },
      ['memory-pressure warning'],
    ],
    [
      'old objects for which there is no more room',
      { published: { oldMemoryPressure: lately(10, 0.93, 0.5) } },
      ['memory-pressure critical'],
    ],
    [
      'a full heap of the masters',
      { published: { masterMemoryPressure: lately(10, 0.96, 0.5) } },
      ['memory-pressure warning'],
    ],
    [
      'old objects that fill the heap of the masters',
      { published: { masterOldMemoryPressure: lately(10, 0.95, 0.5) } },
      ['memory-pressure critical'],
    ],
    [
      'busy masters',
      { published: { masterCpu: lately(15, 0.7, 0.1) } },
      ['cpu-high warning'],
    ],
    [
      'a node that merges for some minutes',
      { published: { cpu: lately(8, 0.97, 0.5) } },
      [],
    ],
    [
      'nearly as many shards as it may have',
      { published: { activeShards: 2_700, unassignedShards: 60 } },
      ['shard-limit warning'],
    ],
    [
      'as many shards as it may have',
      { published: { activeShards: 2_998 } },
      ['shard-limit critical'],
    ],
    [
      'more shards than usual, which a larger heap may have',
      { published: { activeShards: 4_500 } },
      [],
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
      'rejected writes, and the memory that has just become short',
      {
        published: {
          queueRejected: lately(2, 500, 412),
          oldMemoryPressure: lately(2, 0.95, 0.4),
        },
      },
      ['memory-pressure critical', 'writes-rejected warning'],
    ],
    [
      'memory that has just become short, while nothing is rejected',
      { published: { oldMemoryPressure: lately(2, 0.95, 0.4) } },
      [],
    ],
    [
      'rejected writes, and a CPU that has just become busy',
      {
        published: {
          queueRejected: lately(2, 500, 412),
          cpu: lately(2, 0.99, 0.4),
        },
      },
      ['writes-rejected warning', 'cpu-high warning'],
    ],
    [
      'a write that was rejected among thousands',
      { published: { queueRejected: lately(5, 415, 412) } },
      [],
    ],
    [
      'a yellow cluster of one node, whose replicas have no place',
      {
        published: { statusYellow: 1 },
        inventory: domainInventory({ dataNodes: 1 }),
      },
      ['cluster-yellow info', 'single-node info'],
    ],
    [
      'a failed snapshot',
      { published: { snapshotFailed: 1 } },
      ['snapshot-failed warning'],
    ],
    [
      'a key that is disabled',
      { published: { keyError: ago => (ago < 8 ? 1 : undefined) } },
      ['key-unusable critical'],
    ],
    [
      'a key that was disabled',
      { published: { keyError: ago => (ago > 30 ? 1 : undefined) } },
      [],
    ],
    [
      'a key that is gone for good',
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
      published: {
        freeStorage: (ago: number) => (21.5 + (1.2 * ago) / 60) * GIBIBYTE,
      },
    };
    expect(finding('storage-filling', told)?.title).toBe(
      'Writes will be blocked in 17 h 58 min if storage fills as in the last 3 h; 21.6 GiB (21.5 %) left',
    );
    expect(finding('storage-low', told)).toMatchObject({
      severity: 'warning',
      title: '21.6 GiB (21.5 %) left on the fullest node',
    });
  });

  it('say why writes are blocked, as far as it is known', () => {
    const blocked = { writesBlocked: lately(9, 1, 0) };
    const title = (published: Told['published']) =>
      finding('writes-blocked', { published: { ...blocked, ...published } })
        ?.title;
    expect(title({ freeStorage: 0 })).toBe(
      'The domain blocks writes: the fullest node has no storage left',
    );
    expect(title({ oldMemoryPressure: 0.95 })).toBe(
      'The domain blocks writes: its memory is full',
    );
    expect(title({})).toBe('The domain blocks writes: it takes no documents');
  });

  it('do not ask to enable a key that can never be used again', () => {
    const gone = { published: { keyInaccessible: 1 } };
    expect(finding('key-inaccessible', gone)?.remedy).toMatch(
      /^The domain cannot be recovered: restore .* from a manual snapshot/,
    );
    expect(
      finding('key-unusable', { published: { keyError: 1 } })?.remedy,
    ).toMatch(/^Enable the key/);
    const isolated = { inventory: domainInventory({ status: 'Isolated' }) };
    expect(finding('not-active', isolated)?.remedy).toMatch(/manual snapshot/);
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
      memoryPressure: 0.97,
      nodes: 5,
      freeStorage: 0.5 * GIBIBYTE,
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
        'memory-pressure warning',
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
