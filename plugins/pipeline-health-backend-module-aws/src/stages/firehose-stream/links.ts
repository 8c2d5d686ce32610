import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import {
  DiscoveredLink,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { FirehoseBucket, FirehoseInventory } from './FirehoseInventory';

const CONTENTS = {
  failed: {
    relation: 'failed-documents',
    what: 'what could not be delivered',
  },
  all: { relation: 'backup', what: 'a copy of every record' },
  source: { relation: 'backup', what: 'every record as it came in' },
};

/** The flows that the configuration of a delivery stream names. */
export function linksOf(
  stage: StageRef,
  configuration: FirehoseInventory,
): DiscoveredLink[] {
  const { source, transform, destination, staging, delivery, backup } =
    configuration;
  const to = (arn: string | undefined, relation: string, note: string) =>
    isArn(arn) ? [{ from: stage.arn, to: arn, relation, note }] : [];
  return [
    ...(isArn(source.arn)
      ? [
          {
            from: source.arn,
            to: stage.arn,
            relation: 'source',
            note: `${stage.name} reads its records from here.`,
          },
        ]
      : []),
    ...to(
      transform?.functionArn,
      'transform',
      `${stage.name} lets this function change its records.`,
    ),
    ...(delivery || destination?.type === 'iceberg'
      ? []
      : to(destination?.target, 'destination', `${stage.name} delivers here.`)),
    ...to(
      arnOf(delivery, delivery?.prefix),
      'destination',
      `${stage.name} delivers here.`,
    ),
    ...to(
      arnOf(delivery, delivery?.errorPrefix),
      'failed-documents',
      `${stage.name} keeps here what it could not deliver.`,
    ),
    ...to(
      arnOf(staging, staging?.prefix),
      'staging',
      `${stage.name} keeps records here until they are copied into the warehouse.`,
    ),
    ...(backup
      ? to(
          arnOf(backup, prefixOfBackup(backup)),
          CONTENTS[backup.content].relation,
          `${stage.name} keeps here ${CONTENTS[backup.content].what}.`,
        )
      : []),
  ];
}

/** Where failed records land: their own prefix when there is one. */
function prefixOfBackup(
  backup: NonNullable<FirehoseInventory['backup']>,
): string | undefined {
  return backup.content === 'failed'
    ? backup.errorPrefix ?? backup.prefix
    : backup.prefix;
}

function arnOf(
  bucket: FirehoseBucket | undefined,
  prefix: string | undefined,
): string | undefined {
  return bucket && [bucket.bucketArn, prefix].filter(Boolean).join('/');
}

function isArn(text: string | undefined): text is string {
  try {
    return Boolean(text && parseArn(text));
  } catch {
    return false;
  }
}
