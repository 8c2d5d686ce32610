import {
  Message,
  Templates,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Price } from '@pipeline-health/plugin-pipeline-health-node';

/**
 * Where the prices come from and of when they are.
 */
export const PRICE_SOURCE =
  'List prices of us-east-1 unless a line says otherwise, as secondary sources quoted them between July 2024 and June 2026, not read from AWS itself; ' +
  'free tiers, discounts, transfer and taxes are left out. ' +
  'Check them at aws.amazon.com/<service>/pricing, and set your own under pipelineHealth.aws.prices.';

/** What {@link PRICE_SOURCE} is made of. */
export const PRICE_SOURCE_MESSAGE: Message = {
  key: 'price.source-of-aws',
  values: {},
};

type ListPrice = Pick<Price, 'title' | 'unit' | 'usd' | 'source' | 'asOf'> & {
  /** Where it differs, as far as it is known. */
  elsewhere?: { readonly [region: string]: number };
  /** Of what size it is, where there are several of a kind. */
  size?: { of: string; template: string; type: string };
};

const US_EAST = 'us-east-1';

const PER_MILLION = 1 / 1e6;

/** Who quoted prices, and when. */
const PRICE_PAGES = {
  source: 'price pages of others than AWS',
  asOf: '2026-06',
};
const NOT_CHECKED = { source: 'not checked anywhere' };

const TABLE: { readonly [name: string]: ListPrice } = {
  'cloudwatch.metric': {
    title: 'CloudWatch metrics requested',
    unit: 'metric',
    usd: 0.01 / 1000,
    ...PRICE_PAGES,
  },
  'cloudwatch.request': {
    title: 'CloudWatch requests',
    unit: 'request',
    usd: 0.01 / 1000,
    ...PRICE_PAGES,
  },
  'sqs.standard-request': {
    title: 'SQS requests',
    unit: 'request',
    usd: 0.4 * PER_MILLION,
    ...PRICE_PAGES,
  },
  'sqs.fifo-request': {
    title: 'SQS FIFO requests',
    unit: 'request',
    usd: 0.5 * PER_MILLION,
    ...PRICE_PAGES,
  },
  's3.list-request': {
    title: 'S3 listings',
    unit: 'request',
    usd: 5 * PER_MILLION,
    ...NOT_CHECKED,
  },
  's3.put-request': {
    title: 'S3 writes',
    unit: 'request',
    usd: 5 * PER_MILLION,
  },
  'sns.request': {
    title: 'SNS requests',
    unit: 'request',
    usd: 0.5 * PER_MILLION,
    ...NOT_CHECKED,
  },
  'kinesis.shard-hour': {
    title: 'Kinesis shards',
    unit: 'shard-hour',
    usd: 0.015,
  },
  'kinesis.put-unit': {
    title: 'Kinesis PUT payload units of 25 KB',
    unit: 'unit',
    usd: 0.014 * PER_MILLION,
  },
  'kinesis.on-demand-stream-hour': {
    title: 'Kinesis on-demand stream',
    unit: 'stream-hour',
    usd: 0.04,
  },
  'kinesis.on-demand-gigabyte-in': {
    title: 'Kinesis on-demand, written',
    unit: 'GB',
    usd: 0.08,
  },
  'kinesis.on-demand-gigabyte-out': {
    title: 'Kinesis on-demand, read',
    unit: 'GB',
    usd: 0.04,
  },
  'kinesis.extended-retention-shard-hour': {
    title: 'Kinesis retention from 24 hours to 7 days',
    unit: 'shard-hour',
    usd: 0.02,
  },
  'kinesis.on-demand-extended-gigabyte-month': {
    title: 'Kinesis on-demand retention from 24 hours to 7 days',
    unit: 'GB-month',
    usd: 0.1,
  },
  'kinesis.long-term-gigabyte-month': {
    title: 'Kinesis retention beyond 7 days',
    unit: 'GB-month',
    usd: 0.023,
  },
  'firehose.gigabyte': {
    title: 'Firehose ingestion, each record rounded up to 5 KB',
    unit: 'GB',
    usd: 0.029,
    elsewhere: { 'eu-west-2': 0.035 },
  },
  'firehose.conversion-gigabyte': {
    title: 'Firehose format conversion',
    unit: 'GB',
    usd: 0.018,
  },
  'lambda.request': {
    title: 'Lambda calls',
    unit: 'call',
    usd: 0.2 * PER_MILLION,
  },
  'lambda.gigabyte-second': {
    title: 'Lambda duration, x86',
    unit: 'GB-second',
    usd: 0.0000166667,
  },
  'lambda.arm-gigabyte-second': {
    title: 'Lambda duration, arm64',
    unit: 'GB-second',
    usd: 0.0000133334,
  },
  'glue.dpu-hour': { title: 'Glue DPU-hours', unit: 'DPU-hour', usd: 0.44 },
  'glue.flex-dpu-hour': {
    title: 'Glue DPU-hours, flexible execution',
    unit: 'DPU-hour',
    usd: 0.29,
  },
  'glue.memory-dpu-hour': {
    title: 'Glue memory-optimised DPU-hours (R workers)',
    unit: 'M-DPU-hour',
    usd: 0.52,
  },
  'glue.6.dpu-hour': {
    title: 'Glue 6 DPU-hours',
    unit: 'DPU-hour',
    usd: 0.308,
  },
  'glue.6.flex-dpu-hour': {
    title: 'Glue 6 DPU-hours, flexible execution',
    unit: 'DPU-hour',
    usd: 0.203,
  },
  'glue.6.memory-dpu-hour': {
    title: 'Glue 6 memory-optimised DPU-hours (R workers)',
    unit: 'M-DPU-hour',
    usd: 0.364,
  },
  'glue.catalog-request': {
    title: 'Glue Data Catalog requests',
    unit: 'request',
    usd: 1 * PER_MILLION,
    ...NOT_CHECKED,
  },
  'databrew.node-hour': {
    title: 'DataBrew node-hours',
    unit: 'node-hour',
    usd: 0.48,
  },
  'redshift.rpu-hour': {
    title: 'Redshift Serverless capacity',
    unit: 'RPU-hour',
    usd: 0.375,
  },
  'redshift.storage-gigabyte': {
    title: 'Redshift managed storage',
    unit: 'GB-month',
    usd: 0.024,
  },
  ...perHour('redshift.node-hour', 'Redshift nodes', 'node-hour', {
    'dc2.large': 0.25,
    'dc2.8xlarge': 4.8,
    'ra3.large': 0.543,
    'ra3.xlplus': 1.086,
    'ra3.4xlarge': 3.26,
    'ra3.16xlarge': 13.04,
  }),
  ...perHour(
    'opensearch.instance-hour',
    'OpenSearch instances',
    'instance-hour',
    {
      't3.small.search': 0.036,
      't3.medium.search': 0.073,
      'm6g.large.search': 0.128,
      'm6g.xlarge.search': 0.256,
      'r6g.large.search': 0.167,
      'r6g.xlarge.search': 0.335,
      'r6g.2xlarge.search': 0.669,
    },
  ),
  'opensearch.gp3-gigabyte': {
    title: 'OpenSearch volumes (gp3)',
    unit: 'GB-month',
    usd: 0.122,
  },
  'opensearch.gp2-gigabyte': {
    title: 'OpenSearch volumes (gp2)',
    unit: 'GB-month',
    usd: 0.135,
  },
};

function perHour(
  name: string,
  title: string,
  unit: string,
  prices: { [type: string]: number },
): { [name: string]: ListPrice } {
  return Object.fromEntries(
    Object.entries(prices).map(([type, usd]) => [
      `${name}.${type}`,
      {
        title: `${title}, ${type}`,
        unit,
        usd,
        size: { of: name, template: `${title}, {{type}}`, type },
      },
    ]),
  );
}

/** What prices are called, and what one of each is, by the keys of their messages. */
export const priceMessages: Templates = {
  [PRICE_SOURCE_MESSAGE.key]: PRICE_SOURCE,
  ...Object.fromEntries(
    Object.entries(TABLE).flatMap(([name, { title, unit, size }]) => [
      [`price.${size?.of ?? name}`, size?.template ?? title],
      [`price.unit.${unit}`, unit],
    ]),
  ),
};

/** What the words of a listed price are made of. */
function messagesOf(
  name: string,
  { unit, size }: ListPrice,
): Price['messages'] {
  return {
    title: {
      key: `price.${size?.of ?? name}`,
      values: size ? { type: size.type } : {},
    },
    unit: { key: `price.unit.${unit}`, values: {} },
  };
}

/**
 * Prices that a site pays, by name: for all regions, or by region. They count
 * before the list; what is not on it is called by its name.
 */
export type PriceOverrides = {
  readonly [name: string]: number | { readonly [region: string]: number };
};

/** Where a site says what it pays. */
const OWN = 'pipelineHealth.aws.prices';

/** What something costs in a region; undefined when no price is known. */
export function priceOf(
  name: string,
  region: string,
  overrides: PriceOverrides = {},
): Price | undefined {
  const listed = TABLE[name];
  const own = overrides[name];
  const paid = typeof own === 'object' ? own[region] : own;
  const messages = listed && messagesOf(name, listed);
  if (paid !== undefined) {
    const { title, unit } = listed ?? { title: name, unit: 'unit' };
    return { title, unit, messages, usd: paid, region, source: OWN };
  }
  if (!listed) {
    return undefined;
  }
  const { elsewhere, size, ...words } = listed;
  const price = { ...words, messages };
  const usd = elsewhere?.[region];
  return usd === undefined
    ? { ...price, region: US_EAST }
    : { ...price, usd, region };
}
