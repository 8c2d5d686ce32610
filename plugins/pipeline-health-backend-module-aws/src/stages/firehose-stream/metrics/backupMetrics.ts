import { DestinationType, FirehoseConfiguration } from '../FirehoseInventory';
import { FirehoseMetric, peak, share, total } from './FirehoseMetric';

/** Destinations that publish how writing to the backup bucket goes as a delivery to S3. */
const WRITES_AS_DELIVERY: readonly (DestinationType | undefined)[] = [
  'opensearch',
  'opensearch-serverless',
  'elasticsearch',
];

/** How saving to the backup bucket goes. */
export function backupMetrics(
  inventory: FirehoseConfiguration,
): FirehoseMetric[] {
  if (!inventory.backup) {
    return [];
  }
  return [
    total('backupRecords', 'Records sent to the backup', 'BackupToS3.Records'),
    total(
      'backupBytes',
      'Volume sent to the backup',
      'BackupToS3.Bytes',
      'bytes',
    ),
    share('backupSuccess', 'Backup success', 'BackupToS3.Success'),
    peak('backupFreshness', 'Backup freshness', 'BackupToS3.DataFreshness'),
    ...(WRITES_AS_DELIVERY.includes(inventory.destination?.type)
      ? [
          share(
            'backupWriteSuccess',
            'Writes to the backup bucket',
            'DeliveryToS3.Success',
          ),
        ]
      : []),
  ];
}
