import { judgeAttempts, ratio, seconds } from '../../../judging';
import { transformCalls, transformDurations } from '../attempts';
import { FirehoseCheck } from '../FirehoseInventory';

export const transformFailing: FirehoseCheck = {
  id: 'transform-failing',
  title: 'Transform fails',
  description:
    'Calls of the transform function fail. After its retries the records are kept under processing-failed in the backup bucket and never delivered.',
  claim: 'refusal',
  covers: [
    'delivery-stopped',
    'data-stale',
    'source-lagging',
    'transform-slow',
  ],
  explainedBy: { via: ['transform'] },
  metric: 'transformSuccess',
  messages: {
    title: 'The transform {{function}} fails: {{share}} of its calls succeed',
    remedy:
      'Look at the errors, throttles and log of the function, and at what was last deployed. The records that failed lie in the backup bucket under processing-failed/.',
    remedy_lost:
      'Look at the errors, throttles and log of the function, and at what was last deployed. Without a backup bucket the failed records are gone.',
  },
  run(context) {
    const { transform, backup } = context.inventory;
    const verdict = transform && judgeAttempts(transformCalls(context));
    return (
      verdict && {
        severity: verdict.severity,
        ...(!backup && { variant: 'lost' }),
        values: {
          function: nameOf(transform.functionArn),
          share: ratio(verdict.value),
        },
        evidence: {
          transformSuccessRatio: verdict.value,
          worstTransformSuccessRatio: verdict.worst,
          failingSinceAt: new Date(verdict.since).toISOString(),
          function: transform.functionArn,
          retries: transform.retries,
        },
        onsetAt: verdict.since,
      }
    );
  },
};

export const transformSlow: FirehoseCheck = {
  id: 'transform-slow',
  title: 'Transform is slow',
  description:
    'The transform function takes long. Firehose waits 5 minutes for one call; records behind it wait meanwhile.',
  claim: 'refusal',
  covers: ['data-stale', 'source-lagging'],
  explainedBy: { via: ['transform'] },
  metric: 'transformDuration',
  messages: {
    title:
      'The transform {{function}} takes up to {{duration}} a call; Firehose gives up after 5 min',
    remedy:
      'Give the function more memory, a smaller buffer (BufferSizeInMBs), or less to do for each record.',
  },
  run(context) {
    const { transform } = context.inventory;
    const verdict = transform && judgeAttempts(transformDurations(context));
    return (
      verdict && {
        severity: verdict.severity,
        values: {
          function: nameOf(transform.functionArn),
          duration: seconds(verdict.worst),
        },
        evidence: {
          transformDurationSeconds: verdict.worst,
          slowSinceAt: new Date(verdict.since).toISOString(),
          function: transform.functionArn,
        },
        onsetAt: verdict.since,
      }
    );
  },
};

function nameOf(functionArn: string): string {
  return functionArn.split(':')[6] ?? functionArn;
}
