import { DomainContext } from '../context';
import { rejectedSince } from '../rejected';
import {
  contextOf,
  domainInventory,
  GIBIBYTE,
  MINUTE,
  minutes,
  NOW,
  withSamples,
} from '../__testUtils__/domains';
import { checks } from '.';

/** The ids and severities of everything that is found. */
function found(is: Partial<DomainContext> = {}): string[] {
  const context = contextOf(is);
  return checks.flatMap(check => {
    const result = check.run(context);
    return result ? [`${check.id} ${result.severity}`] : [];
  });
}

const lastMinutes = (count: number, then: number, before: number) =>
  minutes(180, ago => (ago <= count + 2 ? then : before));

describe('checks of a domain', () => {
  it('find nothing wrong with a healthy domain', () => {
    expect(found()).toEqual([]);
  });

  it('have ids that are unique', () => {
    const ids = checks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('find nothing to say of a domain that has no data yet', () => {
    expect(found({ samples: {} })).toEqual([]);
  });

  it.each<[string, Partial<DomainContext>, string[]]>([
    [
      'a red cluster',
      withSamples({ statusRed: lastMinutes(1, 1, 0) }),
      ['cluster-red critical'],
    ],
    [
      'a cluster that was red',
      withSamples({
        statusRed: minutes(180, ago => (ago > 5 && ago < 9 ? 1 : 0)),
      }),
      [],
    ],
    [
      'a cluster that is yellow for a moment',
      withSamples({ statusYellow: lastMinutes(2, 1, 0) }),
      [],
    ],
    [
      'a yellow cluster',
      withSamples({ statusYellow: lastMinutes(10, 1, 0) }),
      ['cluster-yellow warning'],
    ],
    [
      'blocked writes',
      withSamples({ writesBlocked: lastMinutes(1, 1, 0) }),
      ['writes-blocked critical'],
    ],
    [
      'little storage',
      withSamples({ freeStorage: minutes(180, 22 * GIBIBYTE) }),
      ['storage-low warning'],
    ],
    [
      'too little storage',
      withSamples({ freeStorage: minutes(180, 15 * GIBIBYTE) }),
      ['storage-low critical'],
    ],
    [
      'a small share of a large volume',
      {
        ...withSamples({ freeStorage: minutes(180, 60 * GIBIBYTE) }),
        inventory: domainInventory({ volumeSizeBytes: 1_000 * GIBIBYTE }),
      },
      [],
    ],
    [
      'instances with their own disks',
      {
        ...withSamples({ freeStorage: minutes(180, 15 * GIBIBYTE) }),
        inventory: domainInventory({ volumeSizeBytes: undefined }),
      },
      ['storage-low critical'],
    ],
    [
      'storage that fills within a day',
      withSamples({
        freeStorage: minutes(180, ago => (30 + ago / 60) * GIBIBYTE),
      }),
      ['storage-filling warning'],
    ],
    [
      'storage that fills within weeks',
      withSamples({
        freeStorage: minutes(180, ago => (50 + ago / 6_000) * GIBIBYTE),
      }),
      [],
    ],
    [
      'memory pressure',
      withSamples({ memoryPressure: lastMinutes(10, 0.85, 0.5) }),
      ['memory-pressure warning'],
    ],
    [
      'memory pressure of the masters',
      withSamples({ masterMemoryPressure: lastMinutes(10, 0.95, 0.5) }),
      ['memory-pressure critical'],
    ],
    [
      'a busy node',
      withSamples({ cpu: lastMinutes(10, 0.97, 0.5) }),
      ['cpu-high warning'],
    ],
    [
      'a lost node',
      withSamples({ nodes: lastMinutes(10, 5, 6) }),
      ['nodes-missing warning'],
    ],
    [
      'twice the nodes while it is changed',
      withSamples({ nodes: lastMinutes(10, 12, 6) }),
      [],
    ],
    [
      'server errors',
      withSamples({ serverErrors: lastMinutes(10, 20, 0) }),
      ['server-errors critical'],
    ],
    [
      'refused requests',
      withSamples({ clientErrors: lastMinutes(10, 100, 1) }),
      ['client-errors warning'],
    ],
    [
      'rejected writes',
      withSamples({ queueRejected: lastMinutes(5, 500, 412) }),
      ['writes-rejected warning'],
    ],
    [
      'a failed snapshot',
      withSamples({ snapshotFailed: minutes(180, 1) }),
      ['snapshot-failed warning'],
    ],
    [
      'a key that is away',
      withSamples({ keyInaccessible: minutes(5, 1) }),
      ['key-inaccessible critical'],
    ],
    [
      'a domain that fell silent',
      {
        samples: Object.fromEntries(
          Object.entries(contextOf().samples).map(([metric, samples]) => [
            metric,
            samples.filter(({ at }) => at < NOW - 60 * MINUTE),
          ]),
        ),
      },
      ['silent unknown'],
    ],
    [
      'a domain that is being created',
      { samples: {}, inventory: domainInventory({ status: 'Creating' }) },
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
      { inventory: domainInventory({ alarms: { asked: true, alarms: [] } }) },
      ['alarm-coverage info'],
    ],
  ])('of %s', (_name, is, expected) => {
    expect(found(is)).toEqual(expected);
  });

  it('say when writes will be blocked', () => {
    const filling = withSamples({
      freeStorage: minutes(180, ago => (30 + ago / 60) * GIBIBYTE),
    });
    const check = checks.find(({ id }) => id === 'storage-filling');
    expect(check?.run(contextOf(filling))?.title).toBe(
      'Writes will be blocked in 10 h 2 min if storage fills as in the last 3 h; 30.1 GiB (30 %) left on the fullest node',
    );
  });
});

describe('counters of rejected writes', () => {
  const since = (values: number[]) =>
    rejectedSince(
      contextOf({
        samples: {
          queueRejected: values.map((value, index) => ({
            at: NOW + (index - values.length) * MINUTE,
            value,
          })),
        },
      }),
      NOW - 15 * MINUTE,
    );

  it('count by how far they grew', () => {
    expect(since([400, 400, 410, 425])).toBe(25);
    expect(since([])).toBe(0);
  });

  it('do not count a minute in which a node was silent', () => {
    expect(since([400, 150, 400, 400])).toBe(0);
  });

  it('begin anew when a process does', () => {
    expect(since([400, 0, 0, 0, 0, 0, 7, 9])).toBe(9);
  });
});
