/**
 * Where the prices come from and their date.
 */
export const PRICE_SOURCE =
  'List prices of us-east-1 as quoted by secondary sources (cloudburn.io, March 2026; awsnegotiations.com, May 2026; factualminds.com, June 2026), ' +
  'not read from AWS itself; free tiers and discounts are not deducted: ' +
  'CloudWatch GetMetricData $0.01 per 1,000 metrics requested, SQS $0.40 and S3 $5.00 (listing) per million requests. ' +
  'Check them at aws.amazon.com/cloudwatch/pricing, aws.amazon.com/sqs/pricing and aws.amazon.com/s3/pricing.';

/** In US dollars. */
export const USD_PER_METRIC = 0.01 / 1000;

/** In US dollars, by service; the other services' describe calls are free. */
export const USD_PER_CALL: { [service: string]: number } = {
  sqs: 0.4 / 1e6,
  s3: 5 / 1e6,
};
