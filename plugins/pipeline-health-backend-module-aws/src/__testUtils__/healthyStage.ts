import {
  CheckContext,
  StageKind,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  contextOf,
  minutesAgo,
  StageHistory,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { JsonObject } from '@backstage/types';

const MINUTES_OF_A_DAY = 24 * 60;

/** What is published of a metric: always the same, or by minutes ago. */
export type Published = number | ((ago: number) => number | undefined);

/** What is told of a stage: what differs from a healthy one. */
export type ToldOf<
  TInventory extends JsonObject,
  TThreshold extends string,
  TMetric extends string = string,
> = Partial<StageHistory<TInventory>> &
  Partial<
    Pick<
      CheckContext<TInventory, TThreshold>,
      'neighbours' | 'thresholds' | 'previous' | 'acknowledgedAt'
    >
  > & { published?: { [metric in TMetric]?: Published } };

/** A stage as the checks of its kind see it that published for days what a healthy one does, but for what is told. */
export function healthyBut<
  TInventory extends JsonObject,
  TThreshold extends string,
  TMetric extends string,
>(
  kind: StageKind<TInventory, TThreshold>,
  healthy: {
    stage: StageRef;
    inventory: TInventory;
    published: { [metric: string]: number };
    days: number;
  },
  told: ToldOf<TInventory, TThreshold, TMetric>,
): CheckContext<TInventory, TThreshold> & { inventory: TInventory } {
  const {
    published,
    neighbours,
    thresholds,
    previous,
    acknowledgedAt,
    ...history
  } = told;
  const { stage, inventory, days } = healthy;
  const all: { [metric: string]: Published } = {
    ...healthy.published,
    ...published,
  };
  const samples = Object.fromEntries(
    Object.entries(all).map(([metric, value]) => [
      metric,
      minutesAgo(days * MINUTES_OF_A_DAY, value),
    ]),
  );
  return contextOf(
    kind,
    { stage, inventory, samples, ...history },
    { neighbours, thresholds, previous, acknowledgedAt },
  );
}
