import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import {
  LossClock,
  StageKind,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  arnOf,
  chain,
  fakeKind,
  inventoryCheck,
  iso,
  kindsOf,
  MINUTE,
  NOW,
  pipelineOf,
  reading,
  stageOf,
} from './__testUtils__/facts';
import { evaluatePipeline } from './evaluatePipeline';
import { PipelineFacts } from './PipelineFacts';
import { createRules } from './rules';
import { readConfiguredThresholds } from './thresholds';

const checks = ['leak', 'dry', 'rust'].map(inventoryCheck);

function evaluate(
  facts: PipelineFacts,
  overrides: Partial<StageKind> = {},
  now = NOW,
) {
  const kinds = kindsOf(fakeKind({ checks, ...overrides }));
  return evaluatePipeline(
    facts,
    createRules(kinds, readConfiguredThresholds(undefined, kinds)),
    now,
  );
}

/** A clock as a kind of tanks tells it. */
const lostIn = (seconds: number, bestSeconds?: number): LossClock => ({
  seconds,
  ...(bestSeconds !== undefined && { bestSeconds }),
  basis: { key: 'tank.loss-basis', values: {} },
});

const findingOf = (check: string, stage: string): Finding => ({
  id: `tank/${check}`,
  stage: arnOf(stage),
  severity: 'critical',
  claim: 'own-fault',
  title: 'It is bad',
  evidence: {},
  remedy: 'Mend it.',
  message: { key: `tank.${check}`, values: {} },
  since: iso(NOW),
});

const denied = { code: 'access-denied' as const, message: 'no' };

describe('evaluatePipeline', () => {
  it('is healthy when nothing is found', () => {
    const assessment = evaluate(pipelineOf([stageOf('a'), stageOf('b')]));
    expect(assessment).toMatchObject({
      health: 'healthy',
      findings: [],
      reason: undefined,
      collectedAt: iso(NOW - MINUTE),
    });
    expect(assessment.stages.get(arnOf('a'))).toMatchObject({
      health: 'healthy',
      tier: 'warm',
    });
  });

  it.each([
    [{ leak: 'info' }, 'healthy'],
    [{ leak: 'warning' }, 'warning'],
    [{ leak: 'warning', rust: 'critical' }, 'critical'],
  ])(
    'is as bad as the worst finding of its worst stage: %j',
    (inventory, health) => {
      const assessment = evaluate(
        pipelineOf([stageOf('a'), stageOf('b', { inventory })]),
      );
      expect(assessment.health).toBe(health);
      expect(assessment.stages.get(arnOf('b'))?.health).toBe(health);
      expect(assessment.stages.get(arnOf('a'))?.health).toBe('healthy');
    },
  );

  it('lets critical on fresh facts outrank unknown, and unknown outrank warning', () => {
    const unreadable = stageOf('a', { problem: denied });
    expect(
      evaluate(
        pipelineOf([
          unreadable,
          stageOf('b', { inventory: { leak: 'warning' } }),
        ]),
      ).health,
    ).toBe('unknown');
    expect(
      evaluate(
        pipelineOf([
          unreadable,
          stageOf('b', { inventory: { leak: 'critical' } }),
        ]),
      ).health,
    ).toBe('critical');
    expect(
      evaluate(
        pipelineOf([
          stageOf('a', { problem: denied, inventory: { leak: 'critical' } }),
        ]),
      ).health,
    ).toBe('critical');
  });

  it('knows nothing bad from facts that are too old', () => {
    const assessment = evaluate(
      pipelineOf([
        stageOf('a', {
          inventory: { leak: 'critical' },
          describedAt: NOW - 60 * MINUTE,
        }),
      ]),
    );
    expect(assessment.health).toBe('unknown');
    expect(assessment.findings.map(it => it.id)).toEqual(['tank/stale']);
    expect(assessment.staleAfter).toBeLessThanOrEqual(NOW);
  });

  it('does not call a pipeline without stages healthy', () => {
    const assessment = evaluate(pipelineOf([]));
    expect(assessment.health).toBe('unknown');
    expect(assessment.reason?.id).toBe('pipeline/no-stages');
    expect(assessment.staleAfter).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('says so when no source reads a stage', () => {
    const stage = stageOf('a');
    stage.stage.kind = 'lake';
    expect(evaluate(pipelineOf([stage])).reason?.id).toBe('lake/unknown-kind');
  });

  it('makes a finding of each problem of the annotations', () => {
    const { findings } = evaluate(
      pipelineOf([stageOf('a')], {
        problems: [
          {
            key: 'pipeline-health.io/aws-arns',
            message: `<b>${'x'.repeat(9000)}`,
          },
        ],
        thresholdOverrides: { tank: { age: { warning: 'soon' } } },
      }),
    );
    expect(findings).toHaveLength(2);
    for (const finding of findings) {
      expect(finding).toMatchObject({
        id: 'pipeline/annotation',
        stage: 'component:default/orders',
        severity: 'warning',
      });
      expect(finding.title.length).toBeLessThan(400);
    }
    expect(findings[1]).toMatchObject({
      title: expect.stringMatching(
        /^pipeline-health\.io\/.*warning: expected a number of seconds, .*, not "soon"$/,
      ),
      evidence: { key: 'pipeline-health.io/thresholds.tank.age.warning' },
      message: { values: { message: { key: 'declared.line' } } },
    });
  });

  it('names the entity whose annotation is wrong where it is another', () => {
    const [finding] = evaluate(
      pipelineOf([stageOf('a')], {
        problems: [
          {
            key: 'aws.amazon.com/arn',
            message: "'orders' is not an ARN",
            entityRef: 'resource:default/bad',
          },
        ],
      }),
    ).findings;
    expect(finding).toMatchObject({
      stage: 'component:default/orders',
      title:
        "aws.amazon.com/arn of resource:default/bad: 'orders' is not an ARN",
      remedy: expect.stringMatching(
        /where resource:default\/bad comes from, or take aws\.amazon\.com\/arn out of/,
      ),
    });
  });

  it('makes one finding of an annotation that is wrong on many entities, and names each', () => {
    const many = Array.from({ length: 500 }, (_, index) => ({
      key: 'aws.amazon.com/arn',
      message: `'queue ${index}' is not an ARN`,
      sentence: { key: 'arn.none', values: { text: `queue ${index}` } },
      entityRef: `resource:default/bad-${index}`,
    }));
    const { findings } = evaluate(
      pipelineOf([stageOf('a')], {
        problems: [
          ...many,
          { ...many[0], key: 'amazon.com/sqs-queue-arn' },
          ...many.slice(0, 4).map(({ message }, index) => ({
            key: `pipeline-health.io/links[${index}]`,
            message,
          })),
        ],
      }),
    );
    const [arns, queues, links] = findings;
    expect(findings).toHaveLength(3);
    expect(arns).toMatchObject({
      title: expect.stringMatching(
        /^aws\.amazon\.com\/arn is wrong on 500 entities: resource:default\/bad-0, /,
      ),
      remedy: expect.stringContaining('entities below'),
      evidence: {
        key: 'aws.amazon.com/arn',
        problemCount: 500,
        entities: many.map(({ entityRef }) => entityRef),
      },
    });
    expect(arns.title.length).toBeLessThanOrEqual(110);
    expect(arns.evidence.problems).toHaveLength(20);
    expect(queues.message.values.entityRef).toBe('resource:default/bad-0');
    expect(links).toMatchObject({
      title: 'pipeline-health.io/links: 4 things are wrong',
      remedy: expect.stringContaining('of component:default/orders'),
      evidence: {
        key: 'pipeline-health.io/links',
        problems: [0, 1, 2, 3].map(
          it => `[${it}]: 'queue ${it}' is not an ARN`,
        ),
      },
    });
    expect(links.evidence).not.toHaveProperty('entities');
  });

  it('loses only the check that throws', () => {
    const { findings } = evaluate(
      pipelineOf([
        stageOf('a', { inventory: { leak: 'throw', rust: 'warning' } }),
      ]),
    );
    expect(findings.map(it => [it.id, it.severity])).toEqual([
      ['tank/leak', 'unknown'],
      ['tank/rust', 'warning'],
    ]);
    expect(findings[0].title).toContain("'leak' failed");
    expect(findings[0].evidence.error).toBe('cannot divide by zero');
  });

  it('loses only the finding whose words want a value that nobody gave', () => {
    const [leak, ...others] = checks;
    const wordless = {
      ...leak,
      messages: { ...leak.messages, title: '{{whoever}} leaks' },
    };
    const { findings } = evaluate(
      pipelineOf([
        stageOf('a', { inventory: { leak: 'warning', rust: 'warning' } }),
      ]),
      { checks: [wordless, ...others] },
    );
    expect(findings.map(it => [it.id, it.severity])).toEqual([
      ['tank/leak', 'unknown'],
      ['tank/rust', 'warning'],
    ]);
  });

  it('survives a kind that throws whatever it is asked', () => {
    const fail = () => {
      throw new Error('no');
    };
    const assessment = evaluate(pipelineOf([stageOf('a'), stageOf('b')]), {
      deriveReadings: fail,
      summarize: fail,
      lossClock: fail,
      tier: fail,
    });
    expect(assessment.stages.size).toBe(2);
    const metrics = [
      {
        metric: 'age',
        title: 'Age',
        unit: 'seconds' as const,
        statistic: 'Maximum' as const,
        when: fail,
      },
    ];
    expect(evaluate(pipelineOf([stageOf('a')]), { metrics })).toMatchObject({
      health: 'unknown',
      reason: { id: 'tank/not-understood' },
    });
  });

  it('gives checks the thresholds in force, neighbours and derived readings', () => {
    const seen = jest.fn();
    evaluate(
      pipelineOf([stageOf('a'), stageOf('b', { describedAt: 0 })], {
        links: chain('a', 'b'),
        thresholdOverrides: { tank: { age: { warning: 1 } } },
      }),
      {
        deriveReadings: () => ({ depth: reading(0, 'count') }),
        checks: [
          {
            id: 'spy',
            title: 'Spy',
            description: '',
            claim: 'own-fault',
            messages: {},
            run: context => {
              seen(context);
              return undefined;
            },
          },
        ],
      },
    );
    expect(seen).toHaveBeenCalledTimes(1);
    expect(seen).toHaveBeenCalledWith(
      expect.objectContaining({
        now: NOW,
        thresholds: expect.objectContaining({
          age: { warning: 1, critical: 1800 },
        }),
        readings: { depth: reading(0, 'count') },
        neighbours: [
          expect.objectContaining({
            direction: 'downstream',
            relation: 'feeds',
            facts: expect.objectContaining({ readings: {} }),
          }),
        ],
      }),
    );
  });

  it('tells of one trouble once, and of what follows from it', () => {
    const covering = checks.map(check =>
      check.id === 'leak' ? { ...check, covers: ['rust'] } : check,
    );
    const facts = pipelineOf(
      [
        stageOf('b', { inventory: { dry: 'critical', dryStarves: true } }),
        stageOf('a', { inventory: { leak: 'warning', rust: 'critical' } }),
      ],
      { links: chain('a', 'b') },
    );
    const first = evaluate(facts, { checks: covering });
    expect(first).toMatchObject({
      health: 'critical',
      reason: {
        id: 'tank/leak',
        severity: 'critical',
        parts: [{ id: 'tank/rust' }],
      },
      findings: [
        { id: 'tank/leak' },
        {
          id: 'tank/dry',
          followsFrom: { id: 'tank/leak', stage: arnOf('a') },
        },
      ],
    });
    expect(first.stages.get(arnOf('b'))?.consequenceOf).toBe(arnOf('a'));
    // Each check is told what it found itself, and since when.
    const seen = jest.fn();
    const next = evaluate(
      {
        ...facts,
        previousFindings: [...first.findings, ...first.remembered],
      },
      {
        checks: covering.map(check => ({
          ...check,
          run: context => {
            seen(context.previous);
            return check.run(context);
          },
        })),
      },
      NOW + MINUTE,
    );
    expect(seen).toHaveBeenCalledWith({
      leak: expect.objectContaining({ severity: 'warning', since: iso(NOW) }),
      rust: expect.objectContaining({
        severity: 'critical',
        stage: arnOf('a'),
      }),
    });
    expect(next.reason?.since).toBe(iso(NOW));
    expect(next.remembered.map(it => it.id)).toEqual(['tank/leak']);
  });

  describe('reason', () => {
    const order = (facts: PipelineFacts, overrides?: Partial<StageKind>) =>
      evaluate(facts, overrides).findings.map(
        ({ id, stage }) => `${id} ${stage.split(':').pop()}`,
      );

    it('is the most severe finding', () => {
      expect(
        order(
          pipelineOf([
            stageOf('a', { inventory: { leak: 'info', dry: 'warning' } }),
            stageOf('b', { problem: denied }),
            stageOf('c', { inventory: { rust: 'critical' } }),
          ]),
        ),
      ).toEqual([
        'tank/rust c',
        'tank/not-readable b',
        'tank/dry a',
        'tank/leak a',
      ]);
    });

    it('then that of the stage which loses data first', () => {
      expect(
        order(
          pipelineOf([
            stageOf('a', { inventory: { leak: 'critical' } }),
            stageOf('b', { inventory: { leak: 'critical', loss: 500 } }),
            stageOf('c', { inventory: { leak: 'critical', loss: 100 } }),
          ]),
          {
            lossClock: ({ inventory }) =>
              typeof inventory?.loss === 'number'
                ? lostIn(inventory.loss)
                : undefined,
          },
        ),
      ).toEqual(['tank/leak c', 'tank/leak b', 'tank/leak a']);
    });

    it('then the one furthest upstream, then the first check', () => {
      expect(
        order(
          pipelineOf(
            [
              stageOf('b', {
                inventory: { rust: 'critical', leak: 'critical' },
              }),
              stageOf('a', { inventory: { rust: 'critical' } }),
            ],
            { links: chain('a', 'b') },
          ),
        ),
      ).toEqual(['tank/rust a', 'tank/leak b', 'tank/rust b']);
    });

    it('keeps the time since which a finding is there', () => {
      const since = '2026-02-01T00:00:00.000Z';
      const { findings } = evaluate(
        pipelineOf(
          [stageOf('a', { inventory: { leak: 'critical', rust: 'critical' } })],
          {
            previousFindings: [
              { ...findingOf('leak', 'a'), since },
              { ...findingOf('rust', 'other'), since },
            ],
          },
        ),
      );
      expect(findings.map(it => it.since)).toEqual([since, iso(NOW)]);
    });
  });

  it('joins what the stages say into one row', () => {
    const summaries: { [name: string]: object } = {
      a: {
        deadLetterMessages: 2,
        oldestMessageAge: 60,
        deliverySuccess: 0.9,
        crawlerTables: 9,
        crawlerTablesExpected: 9,
      },
      b: {
        deadLetterMessages: 3,
        oldestMessageAge: 30,
        deliverySuccess: 0.99,
        crawlerTables: 4,
        crawlerTablesExpected: 1,
      },
      c: {},
    };
    const losses: { [name: string]: LossClock } = {
      a: lostIn(900, 1200),
      b: lostIn(300, 9000),
    };
    const assessment = evaluate(
      pipelineOf([
        stageOf('a'),
        stageOf('b'),
        stageOf('c', { describedAt: NOW - 4 * MINUTE }),
      ]),
      {
        messages: { 'tank.loss-basis': 'The water is old.' },
        summarize: ({ stage }) => summaries[stage.name],
        lossClock: ({ stage }) => losses[stage.name],
      },
    );
    expect(assessment.readings).toEqual({
      deadLetterMessages: 5,
      oldestMessageAge: 60,
      deliverySuccess: 0.9,
      crawlerTables: 4,
      crawlerTablesExpected: 1,
    });
    // Lost in 300 s from now, which is told from the time of the facts on.
    expect(assessment).toMatchObject({
      secondsToLoss: 300 + 4 * 60,
      bestSecondsToLoss: 1200 + 4 * 60,
      lossBasis: { stage: arnOf('b'), text: 'The water is old.' },
    });
    expect(assessment.stages.get(arnOf('b'))?.loss).toMatchObject({
      secondsToLoss: 300 + 60,
      bestSecondsToLoss: 9000 + 60,
      countedFrom: NOW - MINUTE,
    });
    expect(assessment.collectedAt).toBe(iso(NOW - 4 * MINUTE));
    expect(assessment.staleAfter).toBe(NOW + 6 * MINUTE);
  });

  describe('a clock that rests on what others failed to take', () => {
    const unasked = [{ metric: 'age', unit: 'seconds' as const, every: 900 }];
    const refused = unasked.map(it => ({ ...it, problem: denied }));
    const lossOf = (
      source: Parameters<typeof stageOf>[1],
      relation = 'spills',
      own: Parameters<typeof stageOf>[1] = {},
    ) =>
      evaluate(
        pipelineOf([stageOf('source', source), stageOf('rest', own)], {
          links: [{ from: arnOf('source'), to: arnOf('rest'), relation }],
        }),
        {
          failureRelations: ['spills'],
          lossClock: ({ stage }) =>
            stage.name === 'rest' ? lostIn(0) : undefined,
        },
      ).stages.get(arnOf('rest'))?.loss?.secondsToLoss;

    it.each([
      ['was not described', { describedAt: undefined, inventory: undefined }],
      ['was not asked for its metrics', { series: unasked }],
    ])('is not told while their stage %s', (_, source) => {
      expect(lossOf(source)).toBeUndefined();
      expect(lossOf({}, 'spills', source)).toBeUndefined();
      expect(lossOf(source, 'flows')).toBeDefined();
    });

    it.each([
      ['all is read', {}],
      ['their stage cannot be described', { problem: denied }],
      ['their metrics are refused', { series: refused }],
    ])('is told when %s', (_, source) => {
      expect(lossOf(source)).toBeDefined();
    });
  });

  it('shows the figure that the reason is about, or the first of the worst stage', () => {
    const row = (metric: string, key?: boolean) => ({
      metric,
      title: metric.toUpperCase(),
      unit: 'seconds' as const,
      statistic: 'Maximum' as const,
      key,
    });
    const metrics = [row('age', true), row('depth')];
    const leakChecks = [{ ...inventoryCheck('leak'), metric: 'depth' }];
    const known = { age: reading(1), depth: reading(7) };
    const figure = (...stages: Parameters<typeof pipelineOf>[0]) =>
      evaluate(pipelineOf(stages), { metrics, checks: leakChecks }).keyFigure;
    const broken = { inventory: { leak: 'warning' }, readings: known };
    expect(
      figure(stageOf('a', { readings: known }), stageOf('b', broken)),
    ).toEqual({
      stage: arnOf('b'),
      metric: 'depth',
      title: 'DEPTH',
      value: 7,
      unit: 'seconds',
    });
    expect(figure(stageOf('a', { readings: known }))).toMatchObject({
      stage: arnOf('a'),
      metric: 'age',
    });
    // What is no longer current is no figure.
    const old = { age: reading(1, 'seconds', NOW - 60 * MINUTE) };
    expect(figure(stageOf('a', { readings: old }))).toBeUndefined();
  });

  it('shows what a check counts for itself, and nothing that is well for what fails', () => {
    const metrics = [
      {
        metric: 'age',
        title: 'Age',
        unit: 'seconds' as const,
        statistic: 'Maximum' as const,
        key: true,
      },
    ];
    const broken = {
      inventory: { leak: 'critical' },
      readings: { age: reading(1) },
    };
    const figure = (check: Partial<ReturnType<typeof inventoryCheck>>) =>
      evaluate(pipelineOf([stageOf('a', broken), stageOf('b')]), {
        metrics,
        checks: [{ ...inventoryCheck('leak'), ...check }],
      }).keyFigure;
    const counted = { evidence: 'failedInARow', title: 'Failed in a row' };
    const run = () => ({
      severity: 'critical' as const,
      evidence: { failedInARow: 5 },
    });
    expect(figure({ claim: 'own-fault', run, figure: counted })).toEqual({
      stage: arnOf('a'),
      metric: 'failedInARow',
      title: 'Failed in a row',
      value: 5,
      unit: 'count',
    });
    expect(figure({ claim: 'own-fault' })).toBeUndefined();
    expect(figure({ claim: 'backlog' })).toMatchObject({ metric: 'age' });
  });

  it('remembers what it found on a stage that cannot be judged now', () => {
    const before = findingOf('leak', 'a');
    const rounds = [0, 1, 2].reduce<Finding[][]>(
      ([previousFindings, ...earlier]) => {
        const { findings, remembered } = evaluate(
          pipelineOf([stageOf('a', { describedAt: 0 }), stageOf('b')], {
            previousFindings,
          }),
        );
        return [[...findings, ...remembered], previousFindings, ...earlier];
      },
      [[before, findingOf('leak', 'b')]],
    );
    // It is kept once, however many rounds that lasts.
    expect(rounds[0].map(it => it.id)).toEqual(rounds[1].map(it => it.id));
    expect(rounds[0]).toContainEqual(before);
  });

  it('tells checks what they found before', () => {
    const seen = jest.fn();
    const before = findingOf('spy', 'a');
    evaluate(
      pipelineOf([stageOf('a')], {
        previousFindings: [before, findingOf('spy', 'b')],
      }),
      {
        checks: [
          { ...inventoryCheck('spy'), run: ({ previous }) => seen(previous) },
        ],
      },
    );
    expect(seen).toHaveBeenCalledWith({ spy: before });
  });

  it('watches closely what burns', () => {
    const tiers = (inventory: { leak: string }) =>
      evaluate(pipelineOf([stageOf('a', { inventory })]), {
        tier: () => 'cold',
      }).stages.get(arnOf('a'))?.tier;
    expect(tiers({ leak: 'critical' })).toBe('hot');
    expect(tiers({ leak: 'warning' })).toBe('cold');
  });
});
