import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import {
  DiscoveredLink,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { FirehoseBucket, FirehoseInventory } from './FirehoseInventory';
import { linkNote } from '../../aws/linkNote';

const CONTENTS = {
  failed: { relation: 'failed-documents', variant: 'failed' },
  all: { relation: 'backup', variant: undefined },
  source: { relation: 'backup', variant: 'source' },
};

/** The flows that the configuration of a delivery stream names. */
export function linksOf(
  stage: StageRef,
  configuration: FirehoseInventory,
): DiscoveredLink[] {
  const { source, transform, destination, staging, delivery, backup } =
    configuration;
  const { name } = stage;
  const to = (
    arn: string | undefined,
    relation: string,
    note: string,
    variant?: string,
  ) =>
    isArn(arn)
      ? [
          {
            from: stage.arn,
            to: arn,
            relation,
            ...linkNote(`firehose-${note}`, { name }, variant),
          },
        ]
      : [];
  return [
    ...(isArn(source.arn)
      ? [
          {
            from: source.arn,
            to: stage.arn,
            relation: 'source',
            ...linkNote('firehose-source', { name }),
          },
        ]
      : []),
    ...to(transform?.functionArn, 'transform', 'transform'),
    ...(delivery || destination?.type === 'iceberg'
      ? []
      : to(destination?.target, 'destination', 'destination')),
    ...to(arnOf(delivery, delivery?.prefix), 'destination', 'destination'),
    ...to(arnOf(delivery, delivery?.errorPrefix), 'failed-documents', 'failed'),
    ...to(arnOf(staging, staging?.prefix), 'staging', 'staging'),
    ...(backup
      ? to(
          arnOf(backup, prefixOfBackup(backup)),
          CONTENTS[backup.content].relation,
          'backup',
          CONTENTS[backup.content].variant,
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
