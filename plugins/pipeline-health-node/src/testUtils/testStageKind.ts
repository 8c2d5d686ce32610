import {
  createMessageRenderer,
  Finding,
  HEADLINE_LENGTH,
  parseArn,
} from '@pipeline-health/plugin-pipeline-health-common';
import { JsonObject } from '@backstage/types';
import {
  checksOf,
  LossClock,
  seriesOf,
  StageKind,
  StageRef,
  templatesOf,
} from '../source';
import { contextsOf } from './contexts';
import { deepFreeze } from './deepFreeze';
import { findingsOf } from './findings';

// This is no file of tests: it declares them for others, with their jest.
const { describe, it } = globalThis;
const must = expect;

/** As long as what a template has room for is at least: a count, a duration, a name that is shortened. */
const SHORT_VALUE = '4 h 12 min';

/** ARNs that a kind of another service must leave alone. */
const NEXT_RUNS_AFTER = Date.parse('2026-03-02T12:00:00Z');

const FOREIGN_ARNS = [
  'arn:aws:iam::123456789012:role/reader',
  'arn:aws:ec2:eu-central-1:123456789012:instance/i-0',
  'arn:aws:sns:eu-central-1:123456789012:topic',
  'arn:aws:dynamodb:eu-central-1:123456789012:table/orders',
];

/**
 * An example of a stage that a kind is tested with.
 *
 * @public
 */
export interface StageExample<TInventory extends JsonObject = JsonObject> {
  stage: StageRef;
  inventory: TInventory;
}

/**
 * Declares the tests that every kind of stage passes: it is pure, it stands any
 * facts, and what it says of itself fits together. Call it inside `describe`.
 *
 * @public
 */
export function testStageKind<
  TInventory extends JsonObject,
  TThreshold extends string,
>(
  typed: StageKind<TInventory, TThreshold>,
  examples: readonly StageExample<TInventory>[],
): void {
  // The tests ask only for what holds for every kind.
  const kind: StageKind = typed;
  const render = createMessageRenderer(templatesOf(kind));

  it('has names that are names', () => {
    must(kind.kind).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    must(kind.title).not.toBe('');
    const ids = checksOf(kind).map(({ id }) => id);
    must(new Set(ids).size).toBe(ids.length);
    ids.forEach(id => must(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/));
  });

  it('covers checks that it has, and names relations that it has', () => {
    const ids = new Set(checksOf(kind).map(({ id }) => id));
    const covered = checksOf(kind).flatMap(({ id, covers = [] }) =>
      covers.map(other => ({ id, other })),
    );
    must(
      covered.filter(({ id, other }) => id === other || !ids.has(other)),
    ).toEqual([]);
    must(Object.keys(kind.relations ?? {})).toEqual(
      must.arrayContaining([...(kind.failureRelations ?? [])]),
    );
  });

  it('says everything that it is in words', () => {
    const words = [
      ...kind.metrics.map(({ metric, title }) => [metric, title]),
      ...Object.entries(kind.thresholds).flatMap(([name, each]) => [
        [name, each.title],
        [name, each.description],
      ]),
      ...checksOf(kind).flatMap(({ id, title, description }) => [
        [id, title],
        [id, description],
      ]),
      ...Object.entries(kind.inventory).map(([key, { title }]) => [key, title]),
      ...Object.entries(kind.relations ?? {}),
      ...Object.entries(kind.sides ?? {}).map(([key, { what }]) => [key, what]),
      ...Object.entries(templatesOf(kind)),
    ];
    must(words.filter(([, text]) => !text)).toEqual([]);
  });

  it('has headlines in all their forms', () => {
    const long = Object.entries(templatesOf(kind))
      .filter(([key]) => /\.title(_|$)/.test(key))
      .map(([key, text]) => [key, text.replace(/{{\w+}}/g, SHORT_VALUE).length])
      .filter(([, length]) => Number(length) > HEADLINE_LENGTH);
    must(long).toEqual([]);
  });

  it('has thresholds whose lines are in order', () => {
    for (const threshold of Object.values(kind.thresholds)) {
      const { breach, warning, critical } = threshold;
      if (warning !== undefined && critical !== undefined) {
        const distance =
          breach === 'below' ? warning - critical : critical - warning;
        must(distance).toBeGreaterThanOrEqual(0);
      }
    }
    must(Object.keys(kind.thresholds)).toEqual(
      must.arrayContaining(Object.values(kind.chartThresholds)),
    );
  });

  it('leaves the ARNs of other services alone', () => {
    for (const arn of FOREIGN_ARNS) {
      must(kind.identify(parseArn(arn))).toBeUndefined();
    }
  });

  describe.each(
    examples.map(example => [example.stage.name, example] as const),
  )('of %s', (_, example) => {
    const { stage } = example;
    const inventory: JsonObject = deepFreeze(
      structuredClone(example.inventory),
    );

    it('identifies it by its ARN, always the same', () => {
      const arn = deepFreeze(parseArn(stage.arn));
      must(stage.kind).toBe(kind.kind);
      must(kind.identify(arn)).toBe(stage.name);
      must(kind.identify(arn)).toBe(stage.name);
    });

    it('has series that can be stored and drawn', () => {
      const series = seriesOf(kind, inventory);
      must(seriesOf(kind, inventory)).toEqual(series);
      const metrics = series.map(({ metric }) => metric);
      must(new Set(metrics).size).toBe(metrics.length);
      for (const { period, expectedLag } of series) {
        must(period % 60).toBe(0);
        must(period).toBeGreaterThan(0);
        must(expectedLag).toBeGreaterThan(0);
      }
    });

    it('measures by metrics that it has', () => {
      const metrics = seriesOf(kind, inventory).map(({ metric }) => metric);
      for (const takesFailures of [true, false]) {
        const of = { inventory, takesFailures };
        const { ages = [], input } = kind.measures?.freshness?.(of) ?? {};
        const delivery = kind.measures?.delivery?.(of) ?? {};
        const { delivered = [], notDelivered = [], failed = [] } = delivery;
        const { setAside } = delivery;
        const measured = [...ages, ...delivered, ...notDelivered, ...failed];
        for (const metric of [
          ...measured,
          input ?? [],
          setAside ?? [],
        ].flat()) {
          must(metrics).toContain(metric);
        }
      }
    });

    it('knows of next runs only that they are to come, in order', () => {
      const due = kind.nextRuns?.({ inventory, now: NEXT_RUNS_AFTER }) ?? [];
      must(due.filter(at => !(at > NEXT_RUNS_AFTER))).toEqual([]);
      must([...due].sort((a, b) => a - b)).toEqual([...due]);
    });

    it('has lines for its charts, with all thresholds or none', () => {
      const off = Object.keys(kind.thresholds).map(name => [name, {}]);
      for (const thresholds of [kind.thresholds, Object.fromEntries(off)]) {
        const lines = kind.chartLines?.({ inventory, thresholds }) ?? {};
        Object.values(lines).forEach(line =>
          must([line?.warning, line?.critical]).not.toContain(NaN),
        );
      }
    });

    it.each(contextsOf(kind, stage, inventory))('stands %s', (_name, given) => {
      const context = deepFreeze(given);
      const findings = findingsOf(kind, context);
      must(findingsOf(kind, context)).toEqual(findings);
      findings.forEach(expectFinding);
      const loss = kind.lossClock?.(context);
      must(kind.lossClock?.(context)).toEqual(loss);
      if (loss) {
        expectLossClock(loss, render(loss.basis));
      }
      const derived = kind.deriveReadings?.(context) ?? {};
      must(kind.deriveReadings?.(context) ?? {}).toEqual(derived);
      Object.values(derived).forEach(({ value, at }) => {
        must(Number.isFinite(value)).toBe(true);
        must(Date.parse(at)).not.toBeNaN();
      });
      kind.summarize?.(context);
      must(['hot', 'warm', 'cold']).toContain(kind.tier?.(context) ?? 'warm');
    });

    it('stands that it has never been described', () => {
      const [[, { inventory: _inventory, ...context }]] = contextsOf(
        kind,
        stage,
        inventory,
      );
      kind.deriveReadings?.(context);
      kind.summarize?.(context);
      kind.tier?.(context);
      must(kind.lossClock?.(context)).toBeUndefined();
    });
  });
}

function expectLossClock(loss: LossClock, basis: string): void {
  const { seconds, bestSeconds = seconds } = loss;
  must(seconds).toBeGreaterThanOrEqual(0);
  must(bestSeconds).toBeGreaterThanOrEqual(seconds);
  must(Number.isFinite(bestSeconds)).toBe(true);
  expectSentence(basis);
  must(basis).not.toBe(loss.basis.key);
}

function expectSentence(text: string): void {
  must(text).not.toMatch(
    /undefined|NaN|Infinity|∞|\[object|{{|\.(title|remedy)\b/,
  );
  must(text.length).toBeGreaterThan(10);
}

function expectFinding(finding: Finding): void {
  const { severity, title, remedy, evidence, message } = finding;
  must(JSON.parse(JSON.stringify(message))).toEqual(message);
  must(['info', 'warning', 'critical', 'unknown']).toContain(severity);
  expectSentence(title);
  expectSentence(remedy);
  for (const [key, value] of Object.entries(evidence)) {
    must(key).toMatch(/^[a-z][A-Za-z0-9]*$/);
    if (typeof value === 'number') {
      must({ key, finite: Number.isFinite(value) }).toEqual({
        key,
        finite: true,
      });
    } else if (typeof value === 'string') {
      must({
        key,
        time: !key.endsWith('At') || Date.parse(value) > 0,
      }).toEqual({ key, time: true });
    } else {
      must(Array.isArray(value)).toBe(true);
    }
  }
}
