import { Pipeline } from '@pipeline-health/plugin-pipeline-health-common';
import { before, finding, pipeline, queue } from '../fixtures';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A way of many stages, with a crawler that ran. */
export function crawled(now: number): Pipeline {
  const account = { account: '123456789012', region: 'eu-west-1' };
  const at = before(now, MINUTE);
  const bucket = 'arn:aws:s3:::clicks-raw';
  const stream = 'arn:aws:kinesis:eu-west-1:123456789012:stream/clicks';
  const firehose =
    'arn:aws:firehose:eu-west-1:123456789012:deliverystream/clicks';
  const crawler = 'arn:aws:glue:eu-west-1:123456789012:crawler/clicks';
  const transform = 'arn:aws:lambda:eu-west-1:123456789012:function:clean';
  const reason = finding(now, firehose, {
    id: 'firehose-stream/delivery-success',
    title: '97.2 % of the records are delivered, less than 99 %',
    evidence: { deliverySuccessRatio: 0.972, limitRatio: 0.99 },
    remedy: 'Look at the error log of the stream.',
  });
  return pipeline(now, 'clicks', {
    title: 'Clicks',
    health: 'warning',
    reason,
    findings: [reason],
    readings: { deliverySuccess: 0.972, dataFreshness: 312 },
    keyFigure: {
      stage: firehose,
      metric: 'deliverySuccess',
      title: 'Delivery success',
      value: 0.972,
      unit: 'ratio',
      expected: 0.99,
    },
    trend: {
      metric: 'deliverySuccess',
      from: now - 6 * HOUR,
      step: 900,
      values: Array.from({ length: 24 }, (_, i) => (i < 18 ? 1 : 0.972)),
    },
    stages: [
      queue(now, 'clicks', {
        ...account,
        arn: stream,
        kind: 'kinesis-stream',
        origin: 'discovered',
        inventory: { shards: 4, retentionSeconds: 86_400 },
        readings: { iteratorAge: { value: 2, unit: 'seconds', at } },
      }),
      queue(now, 'clicks', {
        ...account,
        arn: firehose,
        kind: 'firehose-stream',
        health: 'warning',
        inventory: { bufferSeconds: 300, bufferBytes: 5_242_880 },
        readings: {
          deliverySuccess: { value: 0.972, unit: 'ratio', at },
          dataFreshness: { value: 312, unit: 'seconds', at },
        },
      }),
      queue(now, 'clean', {
        ...account,
        arn: transform,
        kind: 'lambda-function',
        origin: 'discovered',
        inventory: { timeoutSeconds: 60 },
        readings: { errors: { value: 0, unit: 'count', at } },
      }),
      queue(now, 'clicks-raw', {
        arn: bucket,
        kind: 's3-bucket',
        origin: 'discovered',
        account: '',
        region: '',
        inventory: { versioned: true },
        readings: {
          newestObjectAge: { value: 540, unit: 'seconds', at },
          objects: { value: 182_311, unit: 'count', at },
        },
      }),
      queue(now, 'clicks', {
        ...account,
        arn: crawler,
        kind: 'glue-crawler',
        origin: 'discovered',
        health: 'warning',
        consequenceOf: firehose,
        inventory: { schedule: 'cron(0 * * * ? *)' },
        readings: {},
        runs: Array.from({ length: 12 }, (_, index) => ({
          id: `run-${index}`,
          state: index === 3 ? ('failed' as const) : ('succeeded' as const),
          startedAt: before(now, (index + 1) * HOUR),
          endedAt: before(now, (index + 1) * HOUR - (5 + index) * MINUTE),
          durationSeconds: (5 + index) * 60,
          estimatedCostUsd: 0.07 + index / 100,
          error:
            index === 3
              ? 'Internal Service Exception while reading <s3://clicks-raw/_tmp>'
              : undefined,
        })),
      }),
    ],
    links: [
      { from: stream, to: firehose, relation: 'source' },
      { from: firehose, to: transform, relation: 'transform' },
      { from: firehose, to: bucket, relation: 'backup' },
      { from: bucket, to: crawler, relation: 'crawler-target' },
    ],
  });
}
