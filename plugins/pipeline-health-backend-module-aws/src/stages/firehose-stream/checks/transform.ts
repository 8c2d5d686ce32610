import { Message } from '@pipeline-health/plugin-pipeline-health-common';
import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { judgeAttempts, ratio, seconds, severityOf } from '../../../judging';
import { conversions, transformCalls, transformDurations } from '../attempts';
import { FirehoseCheck, FirehoseInventory } from '../FirehoseInventory';
import { markedAsFailed } from '../hops';
import { FailureReason, placeOfFailures } from '../places';
import { thresholds } from '../thresholds';

export const transformFailing: FirehoseCheck = {
  id: 'transform-failing',
  title: 'Transform fails',
  description:
    'Calls of the transform function fail, or it marks records as failed in calls that succeed. What failed is kept under processing-failed and never delivered.',
  claim: 'refusal',
  covers: [
    'delivery-stopped',
    'data-stale',
    'source-lagging',
    'failed-documents',
    'transform-slow',
    'failed-documents',
  ],
  explainedBy: { via: ['transform'] },
  metric: 'transformSuccess',
  messages: {
    title: 'The transform {{function}} fails: {{share}} of its calls succeed',
    title_marked_one:
      'The transform {{function}} marks records as failed: {{count}} in 15 min, {{share}} of them',
    title_marked_other:
      'The transform {{function}} marks records as failed: {{count}} in 15 min, {{share}} of them',
    remedy:
      'Look at the errors, throttles and log of the function, and at what was last deployed. {{kept}}',
    remedy_marked:
      'The calls succeed, so look at which records the function answers with ProcessingFailed or without their recordId, and at what changed in them or in the function. {{kept}}',
    kept: 'What failed lies in {{place}} and can be sent again from there.',
    kept_nowhere: 'Without a bucket for them the failed records are gone.',
  },
  run(context): FindingDraft | undefined {
    const { inventory } = context;
    const { transform } = inventory;
    if (!transform) {
      return undefined;
    }
    const values = {
      function: nameOf(transform.functionArn),
      kept: keptOf(inventory, 'transform', 'transform-failing'),
    };
    const verdict = judgeAttempts(transformCalls(context));
    if (verdict) {
      return {
        severity: verdict.severity,
        values: { ...values, share: ratio(verdict.value) },
        evidence: {
          transformSuccessRatio: verdict.value,
          worstTransformSuccessRatio: verdict.worst,
          failingSinceAt: new Date(verdict.since).toISOString(),
          function: transform.functionArn,
          retries: transform.retries,
        },
        onsetAt: verdict.since,
      };
    }
    const marked = markedAsFailed(context);
    const severity =
      marked &&
      severityOf(
        1 - marked.share,
        thresholds.transformedRecords,
        context.thresholds.transformedRecords,
      );
    return (
      severity && {
        severity,
        variant: 'marked',
        values: {
          ...values,
          count: marked.records,
          share: ratio(marked.share),
        },
        evidence: {
          recordsMarkedAsFailed: marked.records,
          markedAsFailedRatio: marked.share,
          failingSinceAt: new Date(marked.since).toISOString(),
          function: transform.functionArn,
        },
        onsetAt: marked.since,
      }
    );
  },
};

export const conversionFailing: FirehoseCheck = {
  id: 'conversion-failing',
  title: 'Conversion fails',
  description:
    'Records cannot be converted to the format of the table. They are kept under format-conversion-failed and never delivered.',
  claim: 'own-fault',
  metric: 'failedConversions',
  covers: [
    'failed-documents',
    'delivery-stopped',
    'data-stale',
    'source-lagging',
  ],
  explains: 'worse',
  messages: {
    title: 'Only {{share}} of the records can be converted',
    title_none: 'No record can be converted to the format of the table',
    remedy:
      'Compare the newest records with the columns of the Glue table: a field that changed its type, or text that is not JSON. {{kept}}',
    kept: 'What failed lies in {{place}}; lastErrorCode and lastErrorMessage in the newest object say why, and rawData can be sent again.',
    kept_nowhere: 'Without a bucket for them the failed records are gone.',
  },
  run(context) {
    const attempts = conversions(context);
    const verdict = judgeAttempts(attempts);
    return (
      verdict && {
        severity: verdict.severity,
        ...(verdict.value === 0 && { variant: 'none' }),
        values: {
          share: ratio(verdict.value),
          kept: keptOf(context.inventory, 'conversion', 'conversion-failing'),
        },
        evidence: {
          convertedRatio: verdict.value,
          worstConvertedRatio: verdict.worst,
          failingSinceAt: new Date(verdict.since).toISOString(),
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

/** Where what failed lies, as a sentence of a check. */
function keptOf(
  inventory: FirehoseInventory,
  reason: FailureReason,
  check: string,
): Message {
  const place = placeOfFailures(inventory, reason);
  return {
    key: `firehose-stream.${check}.kept`,
    ...(place ? { values: { place } } : { variant: 'nowhere', values: {} }),
  };
}

function nameOf(functionArn: string): string {
  return functionArn.split(':')[6] ?? functionArn;
}
