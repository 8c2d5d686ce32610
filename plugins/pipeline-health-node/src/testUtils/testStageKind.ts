import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import { JsonObject } from '@backstage/types';
import { FindingDraft, StageKind, StageRef } from '../source';
import { contextsOf } from './contexts';
import { deepFreeze } from './deepFreeze';

// This is no file of tests: it declares them for others, with their jest.
const { describe, it } = globalThis;
const must = expect;

/** ARNs that a kind of another service must leave alone. */
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

  it('has names that are names', () => {
    must(kind.kind).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    must(kind.title).not.toBe('');
    const ids = kind.checks.map(({ id }) => id);
    must(new Set(ids).size).toBe(ids.length);
    ids.forEach(id => must(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/));
    kind.checks.forEach(check => must(check.description).not.toBe(''));
  });

  it('has thresholds whose lines are in order', () => {
    for (const threshold of Object.values(kind.thresholds)) {
      const { breach, warning, critical, description } = threshold;
      must(description).not.toBe('');
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
      const series = kind.series(inventory);
      must(kind.series(inventory)).toEqual(series);
      const metrics = series.map(({ metric }) => metric);
      must(new Set(metrics).size).toBe(metrics.length);
      for (const { period, expectedLag, title } of series) {
        must(period % 60).toBe(0);
        must(period).toBeGreaterThan(0);
        must(expectedLag).toBeGreaterThan(0);
        must(title).not.toBe('');
      }
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
      for (const check of kind.checks) {
        const draft = check.run(context);
        must(check.run(context)).toEqual(draft);
        expectDraft(draft);
      }
      const loss = kind.secondsToLoss?.(context);
      must(loss ?? 0).toBeGreaterThanOrEqual(0);
      must(kind.secondsToLoss?.(context)).toBe(loss);
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
      must(kind.secondsToLoss?.(context)).toBeUndefined();
    });
  });
}

function expectDraft(draft: FindingDraft | undefined): void {
  if (!draft) {
    return;
  }
  const { severity, title, remedy, evidence } = draft;
  must(['info', 'warning', 'critical', 'unknown']).toContain(severity);
  must(title).not.toMatch(/undefined|NaN|Infinity|\[object/);
  must(title.length).toBeGreaterThan(10);
  must(remedy.length).toBeGreaterThan(10);
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
