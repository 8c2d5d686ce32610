/**
 * Where the prices come from and their date.
 */
export const PRICE_SOURCE =
  'List prices of us-east-1 as published in June 2026, free tiers not deducted: ' +
  'CloudWatch GetMetricData $0.01 per 1,000 metrics requested, SQS $0.40 per million requests. ' +
  'See aws.amazon.com/cloudwatch/pricing and aws.amazon.com/sqs/pricing.';

/** In US dollars. */
export const USD_PER_METRIC = 0.01 / 1000;

/** In US dollars, by service; the other services' describe calls are free. */
export const USD_PER_CALL: { [service: string]: number } = {
  sqs: 0.4 / 1e6,
  s3: 5 / 1e6,
};
