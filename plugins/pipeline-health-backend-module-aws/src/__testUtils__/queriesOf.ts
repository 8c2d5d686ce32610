import {
  seriesOf,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { AwsStageKind } from '../aws/AwsStageKind';
import { chooseQueries } from '../aws/chooseQueries';
import { MetricQuery } from '../aws/cloudwatch';

/** What CloudWatch is asked for each series of a stage; undefined where only descriptions feed it. */
export function queriesOf<
  TInventory extends JsonObject,
  TThreshold extends string,
>(
  typed: AwsStageKind<TInventory, TThreshold>,
  stage: StageRef,
  inventory: TInventory,
): {
  [metric: string]:
    | (MetricQuery & { statistic: string; period: number })
    | undefined;
} {
  const kind: AwsStageKind = typed;
  const metrics = seriesOf(kind, inventory).map(({ metric }) => metric);
  const { queries } = chooseQueries(
    metrics.map((metric, id) => ({
      id,
      stage,
      inventory,
      metric,
      from: 0,
      to: 60_000,
    })),
    new Map([[kind.kind, kind]]),
  );
  return Object.fromEntries(
    metrics.map(metric => {
      const asked = queries.find(({ request }) => request.metric === metric);
      return [
        metric,
        asked && {
          ...asked.metric,
          statistic: asked.statistic,
          period: asked.period,
        },
      ];
    }),
  );
}
