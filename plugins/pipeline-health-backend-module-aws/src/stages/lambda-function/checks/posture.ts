import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import {
  isQueue,
  isStream,
  LambdaCheck,
  sourceName,
  sourcesOf,
} from '../context';

export const poisonRecords: LambdaCheck = {
  id: 'poison-records',
  description:
    'A batch of a stream that fails is tried until its records expire, and blocks its shard meanwhile, unless retries are limited.',
  run({ inventory }): FindingDraft | undefined {
    const endless = sourcesOf(inventory).filter(
      source =>
        isStream(source) &&
        source.maximumRetries === undefined &&
        source.maximumRecordAgeSeconds === undefined,
    );
    return endless.length
      ? {
          severity: 'info',
          title: `One bad record of ${endless
            .map(sourceName)
            .join(', ')} blocks its shard until it expires`,
          evidence: {
            eventSources: endless.map(({ sourceArn, id }) => sourceArn ?? id),
            splitsBatches: endless.map(({ splitsBatches }) =>
              String(splitsBatches),
            ),
          },
          remedy:
            'Set MaximumRetryAttempts and BisectBatchOnFunctionError on the event source mapping, and an on-failure destination that keeps what is given up.',
        }
      : undefined;
  },
};

export const wholeBatches: LambdaCheck = {
  id: 'whole-batches',
  description:
    'When one message of a batch fails, all of them come back to the queue and count one receive more; good messages end up in the dead-letter queue.',
  run({ inventory }): FindingDraft | undefined {
    const whole = sourcesOf(inventory).filter(
      source =>
        isQueue(source) &&
        (source.batchSize ?? 10) > 1 &&
        !source.reportsFailedItems,
    );
    return whole.length
      ? {
          severity: 'info',
          title: `One failed message of ${whole
            .map(sourceName)
            .join(', ')} sends its whole batch back`,
          evidence: {
            eventSources: whole.map(({ sourceArn, id }) => sourceArn ?? id),
            batchSize: Math.max(
              ...whole.map(({ batchSize = 10 }) => batchSize),
            ),
          },
          remedy:
            'Let the function answer batchItemFailures and set ReportBatchItemFailures on the event source mapping.',
        }
      : undefined;
  },
};
