import { FirehoseConfiguration } from '../FirehoseInventory';
import { FirehoseMetric, total } from './FirehoseMetric';

/** Whether the stream can use the customer's own key. */
export function keyMetrics(inventory: FirehoseConfiguration): FirehoseMetric[] {
  return inventory.encryptionKey === 'CUSTOMER_MANAGED_CMK'
    ? [
        total('keyAccessDenied', 'Use of the key denied', 'KMSKeyAccessDenied'),
        total('keyDisabled', 'Key disabled', 'KMSKeyDisabled'),
      ]
    : [];
}
