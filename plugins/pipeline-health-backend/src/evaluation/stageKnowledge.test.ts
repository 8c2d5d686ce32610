import { ProblemCode } from '@pipeline-health/plugin-pipeline-health-common';
import {
  fakeKind,
  iso,
  MINUTE,
  NOW,
  reading,
  stageOf,
} from './__testUtils__/facts';
import { createRules } from './rules';
import { knowStage } from './stageKnowledge';
import { say } from './UnsaidFinding';

type Overrides = Parameters<typeof stageOf>[1];

const { render } = createRules(new Map(), new Map(), [], {
  'kind.tank': 'Tank',
});
const know = (overrides: Overrides) =>
  knowStage(stageOf('blue', overrides), fakeKind(), NOW);
/** What is said first of what is not known. */
const said = (overrides: Overrides) => say(know(overrides).findings[0], render);
const ids = (overrides: Overrides) =>
  know(overrides).findings.map(finding => finding.id);
const problem = (code: ProblemCode, missingPermission?: string) => ({
  code,
  message: 'no',
  missingPermission,
});
const never = { inventory: undefined, describedAt: undefined };
const old = { describedAt: NOW - 11 * MINUTE };

describe('knowStage', () => {
  it('believes what is fresh', () => {
    const knowledge = know({ readings: { age: reading(3) } });
    expect(knowledge.findings).toEqual([]);
    expect(knowledge.facts?.readings).toEqual({ age: reading(3) });
    expect(knowledge.freshUntil).toBe(NOW - MINUTE + 10 * MINUTE);
  });

  it.each([
    ['never described', never, ['tank/not-yet-read']],
    [
      'denied before it was ever described',
      { ...never, problem: problem('access-denied') },
      ['tank/not-readable'],
    ],
    [
      'never found',
      { ...never, problem: problem('not-found') },
      ['tank/not-readable'],
    ],
    ['gone', { problem: problem('not-found') }, ['tank/deleted']],
    [
      'gone for long',
      { ...old, problem: problem('not-found') },
      ['tank/deleted'],
    ],
    [
      'denied, facts fresh',
      { problem: problem('access-denied') },
      ['tank/not-readable'],
    ],
    ['throttled, facts fresh', { problem: problem('throttled') }, []],
    [
      'throttled, facts old',
      { ...old, problem: problem('throttled') },
      ['tank/not-readable'],
    ],
    [
      'out of reach once, facts fresh',
      { describeFailures: 1, problem: problem('unreachable') },
      [],
    ],
    [
      'failing once, facts fresh',
      { describeFailures: 1, problem: problem('failed') },
      [],
    ],
    [
      'out of reach twice, facts fresh',
      { describeFailures: 2, problem: problem('unreachable') },
      ['tank/not-readable'],
    ],
    [
      'out of reach once, facts old',
      { ...old, describeFailures: 1, problem: problem('unreachable') },
      ['tank/not-readable'],
    ],
    [
      'denied once',
      { describeFailures: 1, problem: problem('access-denied') },
      ['tank/not-readable'],
    ],
    [
      'out of reach the first time',
      { ...never, describeFailures: 1, problem: problem('unreachable') },
      ['tank/not-readable'],
    ],
    ['never throttled, but old', old, ['tank/stale']],
    ['just not old', { describedAt: NOW - 10 * MINUTE + 1 }, []],
    ['old from now on', { describedAt: NOW - 10 * MINUTE }, ['tank/stale']],
    [
      'hot: patience is five minutes at least',
      { describeEvery: 60, describedAt: NOW - 5 * MINUTE + 1 },
      [],
    ],
    [
      'hot and old',
      { describeEvery: 60, describedAt: NOW - 5 * MINUTE },
      ['tank/stale'],
    ],
    [
      'old, but not overdue',
      { ...old, describeDueAt: NOW - 5 * MINUTE + 1 },
      [],
    ],
    [
      'old and overdue',
      { ...old, describeDueAt: NOW - 5 * MINUTE },
      ['tank/stale'],
    ],
    [
      'watched more closely since a moment ago',
      {
        series: [
          {
            metric: 'age',
            every: 60,
            askedUntil: NOW - 20 * MINUTE,
            dueAt: NOW + MINUTE,
          },
        ],
      },
      [],
    ],
    [
      'watched more closely, and overdue',
      {
        series: [
          {
            metric: 'age',
            every: 60,
            askedUntil: NOW - 20 * MINUTE,
            dueAt: NOW - 6 * MINUTE,
          },
        ],
      },
      ['tank/stale-metrics'],
    ],
    [
      'metrics never asked',
      { series: [{ metric: 'age', every: 900 }] },
      ['tank/metrics-not-yet-read'],
    ],
    ['metrics not planned yet', { series: [] }, ['tank/metrics-not-yet-read']],
    [
      'metrics asked long ago',
      {
        series: [{ metric: 'age', every: 900, askedUntil: NOW - 60 * MINUTE }],
      },
      ['tank/stale-metrics'],
    ],
    [
      'metrics refused',
      {
        series: [
          {
            metric: 'age',
            every: 900,
            problem: problem('access-denied', 'cloudwatch:GetMetricData'),
          },
        ],
      },
      ['tank/metrics-not-readable'],
    ],
    [
      'metrics refused a moment ago',
      {
        series: [
          {
            metric: 'age',
            every: 900,
            askedUntil: NOW - 3 * MINUTE,
            problem: problem('access-denied'),
          },
        ],
      },
      ['tank/metrics-not-readable'],
    ],
    [
      'metrics refused, but described',
      {
        readings: { age: reading(3) },
        series: [
          { metric: 'age', every: 900, problem: problem('access-denied') },
        ],
      },
      ['tank/metrics-not-readable'],
    ],
    [
      'a metric that the stage does not have',
      {
        series: [
          { metric: 'age', every: 900, askedUntil: NOW },
          { metric: 'colour', every: 60 },
        ],
      },
      [],
    ],
  ] as [string, Overrides, string[]][])(
    'knows a stage that is %s',
    (_, overrides, expected) => {
      expect(ids(overrides)).toEqual(expected);
    },
  );

  it.each([
    [never, false],
    [old, false],
    [{ problem: problem('not-found') }, false],
    [{ problem: problem('access-denied') }, true],
    [{ problem: problem('throttled') }, true],
    // Its metrics still come, and are judged by the last description.
    [{ ...old, problem: problem('access-denied') }, true],
    [{ ...old, problem: problem('access-denied'), series: [] }, false],
  ] as [Overrides, boolean][])(
    'lets nobody judge by stale facts (%#)',
    (overrides, believed) => {
      expect(know(overrides).facts !== undefined).toBe(believed);
    },
  );

  it('believes no more what a description told that is too old', () => {
    const described = fakeKind({
      metrics: [
        {
          metric: 'depth',
          title: 'depth',
          unit: 'count',
          statistic: 'Maximum',
          described: true,
        },
      ],
    });
    const toldAt = NOW - 90 * MINUTE;
    const currentSince = (overrides: Overrides) =>
      knowStage(
        stageOf('blue', {
          describedAt: toldAt,
          problem: problem('access-denied'),
          series: [
            {
              metric: 'depth',
              unit: 'count',
              every: 60,
              askedUntil: NOW - 3 * MINUTE,
            },
          ],
          ...overrides,
        }),
        described,
        NOW,
      ).facts?.coverage.depth.currentSince;
    expect(currentSince({})).toBeGreaterThan(toldAt);
    expect(currentSince({ describeDueAt: NOW })).toBe(toldAt);
  });

  it('drops only the metrics that are stale', () => {
    const { facts } = know({
      readings: {
        age: reading(3, 'seconds', NOW - 90 * MINUTE),
        depth: reading(7, 'count'),
      },
      samples: { age: [{ at: 1, value: 3 }], depth: [{ at: 1, value: 7 }] },
      series: [],
    });
    expect(Object.keys(facts?.readings ?? {})).toEqual(['depth']);
    expect(Object.keys(facts?.samples ?? {})).toEqual(['depth']);
  });

  it('names the action and the account when access is denied', () => {
    const finding = said({
      problem: problem('access-denied', 'sqs:GetQueueAttributes'),
    });
    expect(finding).toMatchObject({
      severity: 'unknown',
      title:
        'We may not read Tank blue: sqs:GetQueueAttributes is denied in account 123456789012',
      evidence: {
        code: 'access-denied',
        missingPermission: 'sqs:GetQueueAttributes',
        lastReadAt: iso(NOW - MINUTE),
      },
    });
    expect(finding.remedy).toContain('sqs:GetQueueAttributes');
    expect(finding.remedy).toContain('123456789012');
  });

  it.each([
    ['credentials', 'sign in to account 123456789012', 'aws.accounts'],
    ['unreachable', 'eu-central-1 cannot be reached', 'region eu-central-1'],
    ['throttled', 'turns away', 'Too many calls'],
    ['invalid', 'does not understand', 'Check the ARN'],
    ['failed', 'failed', 'log of the backend'],
    ['not-found', 'has never been seen', 'Check the ARN'],
  ] as [ProblemCode, string, string][])(
    'says in plain language what %s means',
    (code, title, remedy) => {
      const finding = said({ ...never, problem: problem(code) });
      expect(finding.severity).toBe('unknown');
      expect(finding.title).toContain(title);
      expect(finding.remedy).toContain(remedy);
    },
  );

  it('calls a resource that is gone critical, and one never seen unknown', () => {
    const gone = said({ problem: problem('not-found') });
    const unseen = said({ ...never, problem: problem('not-found') });
    expect([gone.severity, unseen.severity]).toEqual(['critical', 'unknown']);
    expect(gone.title).toBe('Tank blue does not exist any more');
  });

  it('tells all metrics with the same reason in one finding', () => {
    const kind = fakeKind({
      metrics: ['a', 'b', 'c'].map(metric => ({
        metric,
        title: metric,
        unit: 'count',
        statistic: 'Sum',
      })),
    });
    const denied = problem('access-denied', 'cloudwatch:GetMetricData');
    const { findings } = knowStage(
      stageOf('blue', {
        series: [
          { metric: 'a', unit: 'count', every: 60, problem: denied },
          { metric: 'b', unit: 'count', every: 60, problem: denied },
        ],
      }),
      kind,
      NOW,
    );
    expect(findings.map(({ id, evidence }) => [id, evidence.metrics])).toEqual([
      ['tank/metrics-not-readable', ['a', 'b']],
      ['tank/metrics-not-yet-read', ['c']],
    ]);
  });
});
