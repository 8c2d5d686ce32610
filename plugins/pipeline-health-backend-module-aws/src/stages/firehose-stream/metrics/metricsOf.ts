import { FirehoseConfiguration } from '../FirehoseInventory';
import { backupMetrics } from './backupMetrics';
import { deliveryMetrics } from './deliveryMetrics';
import { FirehoseMetric } from './FirehoseMetric';
import { keyMetrics } from './keyMetrics';
import { sourceMetrics } from './sourceMetrics';
import { transformMetrics } from './transformMetrics';

/** Every metric that a delivery stream of this configuration can publish. */
export function metricsOf(inventory: FirehoseConfiguration): FirehoseMetric[] {
  return [
    ...deliveryMetrics(inventory),
    ...sourceMetrics(inventory),
    ...transformMetrics(inventory),
    ...backupMetrics(inventory),
    ...keyMetrics(inventory),
  ];
}
