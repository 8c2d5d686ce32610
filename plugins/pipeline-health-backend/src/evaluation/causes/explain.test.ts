import {
  Claim,
  Finding,
  Severity,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Check, StageKind } from '@pipeline-health/plugin-pipeline-health-node';
import {
  arnOf,
  fakeKind,
  iso,
  MINUTE,
  NOW,
  stageOf,
} from '../__testUtils__/facts';
import { EvaluatedStage } from '../evaluateStages';
import { upstreamOrder } from '../upstreamOrder';
import { explain } from './explain';

/** Checks of every sort, by what they do; a kind of their own, which the graph has never heard of. */
const CHECKS: {
  [id: string]: Pick<Check, 'claim' | 'covers' | 'explains' | 'explainedBy'>;
} = {
  broken: { claim: 'own-fault', explains: 'worse' },
  dented: { claim: 'own-fault' },
  scratched: { claim: 'own-fault', explains: 'nothing' },
  refused: { claim: 'refusal', covers: ['late'] },
  'side-refused': { claim: 'refusal', explainedBy: { via: ['side'] } },
  failed: {
    claim: 'own-fault',
    explains: 'worse',
    explainedBy: { upstream: ['own-fault'], downstream: ['own-fault'] },
  },
  waits: { claim: 'backlog', covers: ['old', 'late'] },
  old: { claim: 'backlog', covers: ['late', 'waits'] },
  late: { claim: 'backlog' },
  dry: { claim: 'starvation' },
  unset: { claim: 'posture' },
};
const kind: StageKind = fakeKind({
  relations: { feeds: 'feeds', side: 'side', spills: 'spills to' },
  failureRelations: ['spills'],
  checks: Object.entries(CHECKS).map(([id, declared]) => ({
    id,
    title: id,
    description: `Looks for ${id}.`,
    messages: {},
    run: () => undefined,
    ...declared,
  })),
});

/** `waits critical 30`: what was found, how bad, and minutes since its onset, when that is known. */
type Told = string;

function findingOf(stage: string, told: Told): Finding {
  const [id, severity = 'critical', minutes] = told.split(' ');
  return {
    id: `tank/${id}`,
    stage: arnOf(stage),
    severity: severity as Severity,
    claim: CHECKS[id].claim,
    title: `${id} of ${stage}`,
    evidence: {},
    remedy: 'Mend it.',
    message: { key: `tank.${id}`, values: {} },
    since: iso(NOW),
    ...(minutes && { onsetAt: iso(NOW - Number(minutes) * MINUTE) }),
  };
}

interface World {
  /** `a>b>c a:spills>d`: links, of the relation that is named, or `feeds`. */
  links: string;
  found: { [stage: string]: Told[] };
  loss?: { [stage: string]: number };
  previous?: Finding[];
}

function linksOf(links: string) {
  return links.split(' ').flatMap(path => {
    const names = path.split('>');
    return names.slice(1).map((to, index) => {
      const [from, relation = 'feeds'] = names[index].split(':');
      return {
        from: arnOf(from),
        to: arnOf(to.split(':')[0]),
        relation,
      };
    });
  });
}

const lossOf = (stage: string, seconds?: number) =>
  seconds === undefined
    ? undefined
    : {
        seconds,
        basis: {
          stage: arnOf(stage),
          text: 'It expires.',
          message: { key: 'tank.loss', values: {} },
        },
      };

function explained({ links: path, found, loss = {}, previous = [] }: World) {
  const links = linksOf(path);
  const arns = new Set(links.flatMap(({ from, to }) => [from, to]));
  const stages = upstreamOrder([...arns], links).map((arn): EvaluatedStage => {
    const name = arn.slice(arn.lastIndexOf(':') + 1);
    return {
      collected: stageOf(name),
      kind,
      findings: [],
      readings: {},
      summary: {},
      loss: lossOf(name, loss[name]),
      lookback: {},
      tier: 'warm',
    };
  });
  const order = Object.keys(CHECKS);
  const findings = stages.flatMap(({ collected: { stage } }) =>
    [...(found[stage.name] ?? [])]
      .sort(
        (a, b) =>
          order.indexOf(a.split(' ')[0]) - order.indexOf(b.split(' ')[0]),
      )
      .map(told => findingOf(stage.name, told)),
  );
  return explain(stages, findings, { links, previousFindings: previous });
}

const short = ({ id, stage }: { id: string; stage: string }) =>
  `${id.split('/')[1]} ${stage.slice(stage.lastIndexOf(':') + 1)}`;

/** Each finding, with what it follows from. */
const tell = (world: World) =>
  explained(world).findings.map(finding =>
    finding.followsFrom
      ? `${short(finding)} ← ${short(finding.followsFrom)}`
      : short(finding),
  );

describe('the causes of what is found', () => {
  it.each<[string, World, string[]]>([
    [
      'a fault explains the backlog of what feeds it',
      {
        links: 'queue>function',
        found: { queue: ['waits'], function: ['broken'] },
      },
      ['broken function', 'waits queue ← broken function'],
    ],
    [
      'a fault explains over what refuses because of it',
      {
        links: 'stream>hose>domain',
        found: { stream: ['late'], hose: ['refused'], domain: ['broken'] },
      },
      [
        'broken domain',
        'late stream ← broken domain',
        'refused hose ← broken domain',
      ],
    ],
    [
      'a fault explains what waits behind a stage that cannot be read',
      {
        links: 'stream>hose>lake>domain',
        found: {
          stream: ['waits'],
          hose: ['old unknown'],
          lake: ['old unknown'],
          domain: ['broken'],
        },
      },
      ['broken domain', 'old hose', 'old lake', 'waits stream ← broken domain'],
    ],
    [
      'a fault explains what failed and was set aside',
      {
        links: 'queue>function queue:spills>dead',
        found: { dead: ['waits'], function: ['broken warning'] },
      },
      ['broken function', 'waits dead ← broken function'],
    ],
    [
      'what failed explains no silence',
      {
        links: 'queue:spills>dead',
        found: { queue: ['broken'], dead: ['dry'] },
      },
      ['broken queue', 'dry dead'],
    ],
    [
      'a fault explains silence across healthy stages',
      { links: 'a>b>c>d', found: { a: ['broken'], d: ['dry'] } },
      ['broken a', 'dry d ← broken a'],
    ],
    [
      'silence at the source is the first cause of silence',
      { links: 'a>b>c', found: { a: ['dry warning'], b: ['dry'], c: ['dry'] } },
      ['dry a', 'dry b ← dry a', 'dry c ← dry a'],
    ],
    [
      'a fault downstream explains silence of what comes after its victims',
      {
        links: 'hose>domain hose>transform domain>reader',
        found: {
          hose: ['refused'],
          transform: ['broken'],
          reader: ['dry warning'],
        },
      },
      [
        'broken transform',
        'refused hose ← broken transform',
        'dry reader ← broken transform',
      ],
    ],
    [
      'nothing pushes back through what takes its data',
      {
        links: 'hose>bucket>crawler',
        found: { hose: ['refused'], crawler: ['broken'] },
      },
      ['refused hose', 'broken crawler'],
    ],
    [
      'an own fault has no cause but itself',
      { links: 'a>b', found: { a: ['broken'], b: ['broken'] } },
      ['broken a', 'broken b'],
    ],
    [
      'unless its check knows better, in either direction',
      { links: 'a>b', found: { a: ['broken'], b: ['failed'] } },
      ['broken a', 'failed b ← broken a'],
    ],
    [
      'silence does not explain what waits',
      { links: 'a>b', found: { a: ['waits'], b: ['dry'] } },
      ['waits a', 'dry b ← waits a'],
    ],
    [
      'only the links over which it is refused count',
      {
        links: 'a:side>b a>c',
        found: { a: ['side-refused'], c: ['broken'] },
      },
      ['side-refused a', 'broken c'],
    ],
    [
      'the nearest cause counts, the rest stay',
      { links: 'a>b>c', found: { a: ['broken'], b: ['broken'], c: ['dry'] } },
      ['broken a', 'broken b', 'dry c ← broken b'],
    ],
  ])('%s', (_, world, expected) => {
    const told = tell(world);
    expect(told.sort()).toEqual([...expected].sort());
  });

  it.each<[string, World]>([
    [
      'is known to be younger',
      {
        links: 'a>b',
        found: { a: ['waits critical 60'], b: ['broken critical 20'] },
      },
    ],
    [
      'is a mere remark',
      { links: 'a>b', found: { a: ['waits'], b: ['broken info'] } },
    ],
    [
      'could not be asked',
      { links: 'a>b', found: { a: ['waits'], b: ['broken unknown'] } },
    ],
    ['is no fault', { links: 'a>b', found: { a: ['waits'], b: ['unset'] } }],
    [
      'slows nobody',
      { links: 'a>b', found: { a: ['waits'], b: ['scratched'] } },
    ],
    [
      'is less bad and not known to do more',
      { links: 'a>b', found: { a: ['waits'], b: ['dented warning'] } },
    ],
    [
      'lies on another way',
      { links: 'a>b c>b', found: { a: ['dry'], c: ['broken'] } },
    ],
  ])('are not found in what %s', (_, world) => {
    expect(tell(world).filter(it => it.includes('←'))).toEqual([]);
  });

  it.each([
    [
      'a little younger, as measured',
      'waits critical 60',
      'broken critical 50',
    ],
    ['of an unknown age', 'waits critical 60', 'broken critical'],
    ['older than what has no age', 'waits critical', 'broken critical 60'],
  ])('may be %s', (_, effect, cause) => {
    expect(tell({ links: 'a>b', found: { a: [effect], b: [cause] } })).toEqual([
      'broken b',
      'waits a ← broken b',
    ]);
  });

  it('stay what they were while onsets wobble', () => {
    const world = {
      links: 'a>b',
      found: { a: ['waits critical 60'], b: ['broken critical 50'] },
    };
    const before = explained(world).findings;
    const later = {
      ...world,
      found: { ...world.found, b: ['broken critical 20'] },
      previous: before,
    };
    expect(tell(later)).toEqual(tell(world));
    expect(tell({ ...later, previous: [] })).not.toEqual(tell(world));
  });

  it('lead their consequences, however bad these are', () => {
    expect(
      tell({
        links: 'a>b c>d',
        found: {
          a: ['waits critical'],
          b: ['broken warning'],
          c: ['broken warning'],
        },
      }),
    ).toEqual(['broken b', 'waits a ← broken b', 'broken c']);
  });

  it('come in the order of what is lost first, and stay in it while clocks run side by side', () => {
    const world: World = {
      links: 'a>b c>d',
      found: { b: ['broken'], a: ['waits'], c: ['waits'] },
      loss: { a: 1_000, c: 900 },
    };
    const first = explained(world);
    expect(first.findings.map(short)).toEqual([
      'waits c',
      'broken b',
      'waits a',
    ]);
    const previous = first.findings;
    const lead = (loss: World['loss']) =>
      short(explained({ ...world, loss, previous }).findings[0]);
    expect(lead({ a: 800, c: 900 })).toBe('waits c');
    expect(lead({ a: 400, c: 900 })).toBe('broken b');
    expect(lead({ a: 800 })).toBe('broken b');
    // What is lost in a day does not take the lead of what nobody loses.
    expect(lead({ a: 86_000 })).toBe('waits c');
  });

  it('mark the stages whose health they explain', () => {
    const { consequences } = explained({
      links: 'a>b>c',
      found: {
        a: ['waits', 'unset info'],
        b: ['broken', 'dry'],
        c: ['dry', 'scratched'],
      },
    });
    expect([...consequences]).toEqual([[arnOf('a'), arnOf('b')]]);
  });

  it('are not sought for a stage of which something is not known', () => {
    const { consequences } = explained({
      links: 'a>b',
      found: { a: ['broken'], b: ['dry warning', 'late unknown'] },
    });
    expect(consequences.size).toBe(0);
  });
});

describe('one trouble', () => {
  const partsOf = (...told: Told[]) =>
    explained({ links: 'a>b', found: { a: told } }).findings.map(it => ({
      [short(it)]: it.parts?.map(({ id }) => id.split('/')[1]),
    }));

  it('is one finding, with the worst severity and the earliest times of its parts', () => {
    const [finding, ...others] = explained({
      links: 'a>b',
      found: { a: ['waits warning 30', 'late critical 50', 'unset info 90'] },
    }).findings;
    expect(finding).toMatchObject({
      id: 'tank/waits',
      severity: 'critical',
      onsetAt: iso(NOW - 50 * MINUTE),
      title: 'waits of a',
      parts: [{ id: 'tank/late', severity: 'critical', title: 'late of a' }],
    });
    expect(finding.parts?.[0]).not.toHaveProperty('stage');
    expect(others.map(short)).toEqual(['unset a']);
  });

  it('is what the first of those says that cover each other', () => {
    expect(partsOf('old', 'waits', 'late')).toEqual([
      { 'waits a': ['old', 'late'] },
    ]);
    expect(partsOf('old', 'late')).toEqual([{ 'old a': ['late'] }]);
    expect(partsOf('late', 'dry')).toEqual([
      { 'late a': undefined },
      { 'dry a': undefined },
    ]);
  });

  it('takes nothing in that could not be asked, and hides nothing in a remark', () => {
    expect(partsOf('waits', 'late unknown')).toHaveLength(2);
    expect(partsOf('waits unknown', 'late')).toHaveLength(2);
    expect(partsOf('waits info', 'late warning')).toHaveLength(2);
  });
});

describe('whatever is found anywhere', () => {
  /** A generator of numbers from 0 to `most`, the same ones for the same seed. */
  function random(seed: number) {
    let state = seed;
    return (most: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((state / 2_147_483_648) * (most + 1));
    };
  }

  function worldOf(seed: number): World {
    const upTo = random(seed);
    const names = [...'abcdefg'];
    const links = names.flatMap((from, index) =>
      // Mostly down the flow, at times in a circle.
      [1, 2].slice(upTo(1)).map(() => {
        const to = upTo(5) ? Math.min(index + 1 + upTo(2), 6) : upTo(6);
        return `${from}:${['feeds', 'feeds', 'side', 'spills'][upTo(3)]}>${
          names[to]
        }`;
      }),
    );
    const ids = Object.keys(CHECKS);
    const severities = ['critical', 'warning', 'info', 'unknown'];
    const found = Object.fromEntries(
      names.map(name => {
        const told = Array.from(
          { length: upTo(3) },
          () =>
            [
              ids[upTo(ids.length - 1)],
              `${severities[upTo(3)]}${upTo(1) ? ` ${upTo(90)}` : ''}`,
            ] as const,
        );
        return [name, [...new Map(told)].map(each => each.join(' '))];
      }),
    );
    return {
      links: links.join(' '),
      found,
      loss: { a: upTo(900), d: upTo(900) },
    };
  }

  it.each(Array.from({ length: 200 }, (_, seed) => seed + 1))(
    'holds together (%d)',
    seed => {
      const world = worldOf(seed);
      const { findings, consequences } = explained(world);
      const byName = new Map(findings.map(it => [short(it), it]));

      // Nothing is lost, nothing is told twice.
      const told = findings.flatMap(({ stage, id, parts = [] }) =>
        [id, ...parts.map(it => it.id)].map(each => short({ id: each, stage })),
      );
      const given = Object.entries(world.found)
        .filter(([name]) => world.links.includes(name))
        .flatMap(([name, each]) =>
          each.map(it => `${it.split(' ')[0]} ${name}`),
        );
      expect([...told].sort()).toEqual([...given].sort());

      // What could not be asked stays as it is.
      expect(
        findings.filter(
          it => it.severity === 'unknown' && (it.followsFrom || it.parts),
        ),
      ).toEqual([]);
      // A consequence names what is a cause and no consequence itself, and may be one.
      const causeOf = ({ followsFrom }: Finding) =>
        followsFrom && byName.get(short(followsFrom));
      const followers = findings.filter(it => it.followsFrom);
      expect(
        followers
          .map(causeOf)
          .filter(
            cause =>
              !cause ||
              cause.followsFrom ||
              cause.claim === 'posture' ||
              !['critical', 'warning'].includes(cause.severity) ||
              CHECKS[cause.id.split('/')[1]].explains === 'nothing',
          ),
      ).toEqual([]);
      // It stands below its cause, with nothing between but what follows from that as well.
      const leads = findings.map(it => causeOf(it) ?? it);
      expect(
        leads.filter(
          (lead, index) =>
            leads.indexOf(lead) < index - 1 && leads[index - 1] !== lead,
        ),
      ).toEqual([]);
      for (const [stage, cause] of consequences) {
        expect(stage).not.toBe(cause);
      }

      // What is told first is about the worst, and nothing moves while nothing changes.
      const ranks: Severity[] = ['critical', 'unknown', 'warning', 'info'];
      const worstOf = (some: Finding[]) =>
        Math.min(...some.map(it => ranks.indexOf(it.severity)));
      const firstGroup = findings.filter(
        (_, index) => leads[index] === leads[0],
      );
      expect(worstOf(firstGroup)).toBe(worstOf(findings));
      const again = explained({ ...world, previous: findings });
      expect(again.findings).toEqual(findings);
    },
  );

  it('finds many causes and consequences among them', () => {
    const claims = new Map<Claim, number>();
    for (let seed = 1; seed <= 200; seed++) {
      explained(worldOf(seed)).findings.forEach(({ claim, followsFrom }) => {
        claims.set(claim, (claims.get(claim) ?? 0) + (followsFrom ? 1 : 0));
      });
    }
    expect(claims.get('posture')).toBe(0);
    for (const claim of ['refusal', 'backlog', 'starvation'] as const) {
      expect(claims.get(claim)).toBeGreaterThan(20);
    }
  });
});
