import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import { JsonObject } from '@backstage/types';
import { FindingDraft, StageKind, StageRef } from '../source';
import { contextsOf } from './contexts';
import { deepFreeze } from './deepFreeze';

// This is no file of tests: it declares them for others, with their jest.
const { describe, it, expect } = globalThis;

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
    expect(kind.kind).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(kind.title).not.toBe('');
    const ids = kind.checks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    ids.forEach(id => expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/));
    kind.checks.forEach(check => expect(check.description).not.toBe(''));
  });

  it('has thresholds whose lines are in order', () => {
    for (const threshold of Object.values(kind.thresholds)) {
      const { breach, warning, critical, description } = threshold;
      expect(description).not.toBe('');
      if (warning !== undefined && critical !== undefined) {
        const distance =
          breach === 'below' ? warning - critical : critical - warning;
        expect(distance).toBeGreaterThanOrEqual(0);
      }
    }
    expect(Object.keys(kind.thresholds)).toEqual(
      expect.arrayContaining(Object.values(kind.chartThresholds)),
    );
  });

  it('leaves the ARNs of other services alone', () => {
    for (const arn of FOREIGN_ARNS) {
      expect(kind.identify(parseArn(arn))).toBeUndefined();
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
      expect(stage.kind).toBe(kind.kind);
      expect(kind.identify(arn)).toBe(stage.name);
      expect(kind.identify(arn)).toBe(stage.name);
    });

    it('has series that can be stored and drawn', () => {
      const series = kind.series(inventory);
      expect(kind.series(inventory)).toEqual(series);
      const metrics = series.map(({ metric }) => metric);
      expect(new Set(metrics).size).toBe(metrics.length);
      for (const { period, expectedLag, title } of series) {
        expect(period % 60).toBe(0);
        expect(period).toBeGreaterThan(0);
        expect(expectedLag).toBeGreaterThan(0);
        expect(title).not.toBe('');
      }
    });

    it.each(contextsOf(kind, stage, inventory))('stands %s', (_name, given) => {
      const context = deepFreeze(given);
      for (const check of kind.checks) {
        const draft = check.run(context);
        expect(check.run(context)).toEqual(draft);
        expectDraft(draft);
      }
      const loss = kind.secondsToLoss?.(context);
      expect(loss ?? 0).toBeGreaterThanOrEqual(0);
      expect(kind.secondsToLoss?.(context)).toBe(loss);
      const derived = kind.deriveReadings?.(context) ?? {};
      expect(kind.deriveReadings?.(context) ?? {}).toEqual(derived);
      Object.values(derived).forEach(({ value, at }) => {
        expect(Number.isFinite(value)).toBe(true);
        expect(Date.parse(at)).not.toBeNaN();
      });
      kind.summarize?.(context);
      expect(['hot', 'warm', 'cold']).toContain(kind.tier?.(context) ?? 'warm');
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
      expect(kind.secondsToLoss?.(context)).toBeUndefined();
    });
  });
}

function expectDraft(draft: FindingDraft | undefined): void {
  if (!draft) {
    return;
  }
  const { severity, title, remedy, evidence } = draft;
  expect(['info', 'warning', 'critical', 'unknown']).toContain(severity);
  expect(title).not.toMatch(/undefined|NaN|Infinity|\[object/);
  expect(title.length).toBeGreaterThan(10);
  expect(remedy.length).toBeGreaterThan(10);
  for (const [key, value] of Object.entries(evidence)) {
    expect(key).toMatch(/^[a-z][A-Za-z0-9]*$/);
    if (typeof value === 'number') {
      expect({ key, finite: Number.isFinite(value) }).toEqual({
        key,
        finite: true,
      });
    } else if (typeof value === 'string') {
      expect({
        key,
        time: !key.endsWith('At') || Date.parse(value) > 0,
      }).toEqual({ key, time: true });
    } else {
      expect(Array.isArray(value)).toBe(true);
    }
  }
}
