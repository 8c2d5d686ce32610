import { JsonObject } from '@backstage/types';
import { CheckContext, StageKind, StageRef, Thresholds } from '../source';

/**
 * The facts of a stage that has been described and of which nothing else is
 * known, judged by its kind's default lines.
 *
 * @public
 */
export function checkContext<
  TInventory extends JsonObject,
  TThreshold extends string,
>(
  kind: StageKind<TInventory, TThreshold>,
  stage: StageRef,
  inventory: TInventory,
  options: Partial<CheckContext<TInventory, TThreshold>> = {},
): CheckContext<TInventory, TThreshold> & { inventory: TInventory } {
  const now = options.now ?? Date.parse('2026-03-01T12:00:00Z');
  return {
    stage,
    describedAt: now,
    readings: {},
    samples: {},
    runs: [],
    neighbours: [],
    thresholds: defaultThresholds(kind),
    ...options,
    now,
    inventory,
  };
}

/**
 * The default lines of a kind.
 *
 * @public
 */
export function defaultThresholds<
  TInventory extends JsonObject,
  TThreshold extends string,
>(kind: StageKind<TInventory, TThreshold>): Thresholds<TThreshold> {
  const lines: Partial<Thresholds<TThreshold>> = {};
  for (const name of Object.keys(kind.thresholds) as TThreshold[]) {
    const { warning, critical } = kind.thresholds[name];
    lines[name] = {
      ...(warning !== undefined && { warning }),
      ...(critical !== undefined && { critical }),
    };
  }
  return lines as Thresholds<TThreshold>;
}
