import { Severity } from '@pipeline-health/plugin-pipeline-health-common';
import { fixesOf, ResourceType } from '../../../aws/fixes';
import { seconds } from '../../../judging';
import { KinesisCheck } from '../KinesisInventory';

/** What a stream has unless somebody raised it. */
const DEFAULT_RETENTION_SECONDS = 86_400;

/** From a Friday evening to a Monday evening. */
const WEEKEND_HOURS = 72;

const STREAM: ResourceType = {
  cloudFormation: 'AWS::Kinesis::Stream',
  terraform: 'aws_kinesis_stream',
  arguments: { RetentionPeriodHours: 'retention_period' },
};

const STATES: { [status: string]: Severity } = {
  CREATING: 'info',
  UPDATING: 'info',
  DELETING: 'critical',
};

export const notActive: KinesisCheck = {
  id: 'not-active',
  title: 'Not active',
  description: 'A stream that is not active may not take or give records.',
  claim: 'own-fault',
  covers: ['nobody-reads', 'consumer-lagging', 'source-silent'],
  explains: 'worse',
  messages: {
    title: 'The stream is in the state {{status}}, which we do not know',
    title_CREATING: 'The stream is still being created',
    title_UPDATING:
      'The stream is being changed; it takes and gives records meanwhile',
    title_DELETING: 'The stream is being deleted, with every record in it',
    remedy:
      'Wait until the stream is active; if this state was not intended, find out who changed it.',
  },
  run({ inventory: { status } }) {
    return status === 'ACTIVE'
      ? undefined
      : {
          severity: STATES[status] ?? 'unknown',
          variant: status,
          values: { status },
          evidence: { status },
        };
  },
};

export const shortRetention: KinesisCheck = {
  id: 'short-retention',
  title: 'Short retention',
  description:
    'Records are kept for a day only: a consumer that fails on a Friday evening has lost records by Saturday evening.',
  claim: 'posture',
  messages: {
    title: 'Records are kept for {{retention}} only; a weekend is longer',
    remedy:
      'Raise the retention to 72 h or more (IncreaseStreamRetentionPeriod): it acts on the records that are there already, and costs by the shard and hour.',
  },
  run({ stage, inventory: { retentionSeconds } }) {
    return retentionSeconds !== undefined &&
      retentionSeconds <= DEFAULT_RETENTION_SECONDS
      ? {
          severity: 'info',
          values: { retention: seconds(retentionSeconds) },
          evidence: { retentionSeconds },
          fixes: fixesOf(stage, {
            calls: [
              {
                service: 'kinesis',
                operation: 'IncreaseStreamRetentionPeriod',
                input: {
                  StreamName: stage.name,
                  RetentionPeriodHours: WEEKEND_HOURS,
                },
              },
            ],
            resources: [
              {
                type: STREAM,
                name: stage.name,
                properties: {
                  Name: stage.name,
                  RetentionPeriodHours: WEEKEND_HOURS,
                },
              },
            ],
          }),
        }
      : undefined;
  },
};
