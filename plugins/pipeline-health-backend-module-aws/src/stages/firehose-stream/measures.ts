import { Measures } from '@pipeline-health/plugin-pipeline-health-node';
import { FirehoseInventory } from './FirehoseInventory';
import { freshnessMetric } from './metricNames';

/** What failed lies in the backup, where that is for what failed only. */
export const measures: Measures<FirehoseInventory> = {
  freshness: ({ inventory }) =>
    freshnessMetric(inventory) === undefined
      ? undefined
      : { ages: ['dataFreshness'], input: 'incomingRecords' },
  delivery: ({ inventory }) => {
    const { destination, backup } = inventory;
    return freshnessMetric(inventory) === undefined
      ? undefined
      : {
          delivered: [
            'deliveredRecords',
            ...(destination?.type === 'elasticsearch'
              ? ['legacyDeliveredRecords']
              : []),
          ],
          failed: [
            ...(destination?.type === 'iceberg' ? ['failedRows'] : []),
            ...(destination?.formatConversion ? ['failedConversions'] : []),
            ...(backup?.content === 'failed' ? ['backupRecords'] : []),
          ],
        };
  },
};
