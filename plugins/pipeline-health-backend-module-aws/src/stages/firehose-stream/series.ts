import {
  SeriesDefinition,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { MetricQuery } from '../../aws/cloudwatch';
import { FirehoseInventory } from './FirehoseInventory';
import { metricsOf } from './metrics/metricsOf';

/** The metrics of a delivery stream, which depend on its source and destination. */
export function series(inventory: FirehoseInventory): SeriesDefinition[] {
  return metricsOf(inventory).map(
    ({ name: _name, scale: _scale, ...definition }) => definition,
  );
}

/** Where CloudWatch keeps them. */
export function queries(
  stage: StageRef,
  inventory: FirehoseInventory,
): { [metric: string]: MetricQuery } {
  return Object.fromEntries(
    metricsOf(inventory).map(({ metric, name, scale }) => [
      metric,
      {
        namespace: 'AWS/Firehose',
        name,
        dimensions: { DeliveryStreamName: stage.name },
        ...(scale !== undefined && { scale }),
      },
    ]),
  );
}
