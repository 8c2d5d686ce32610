import {
  ActionContext,
  HOURS_OF_MONTH,
  Sample,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import { GIGABYTE } from '../../judging';
import { describe } from '../../stages/kinesis-stream/describe';
import { KinesisInventory } from '../../stages/kinesis-stream/KinesisInventory';
import { ActingTools } from '../ActingTools';
import { priced, say } from '../say';
import {
  callIncreaseStreamRetentionPeriod,
  StreamChange,
} from './callRetention';
import { Retention } from './ExtendRetention';

const HOUR = 3600;
const DAY = 24 * HOUR;
/** What every stream keeps at no extra cost, and where the next price begins. */
const INCLUDED = DAY;
const EXTENDED = 7 * DAY;

const changeOf = (arn: string, seconds: number): StreamChange => ({
  StreamARN: arn,
  RetentionPeriodHours: seconds / HOUR,
});

/** How long a stream keeps records. */
export const streamRetention: Retention<KinesisInventory> = {
  stageKind: 'kinesis-stream',
  iamActions: [
    'kinesis:DescribeStreamSummary',
    'kinesis:IncreaseStreamRetentionPeriod',
  ],
  what: 'records',
  longestSeconds: 365 * DAY,
  stepSeconds: HOUR,
  usualSeconds: EXTENDED,
  lagSeconds: 5 * 60,
  of: ({ retentionSeconds }) => retentionSeconds,
  async ask(access, stage) {
    const { retentionSeconds } = (await describe(stage, access)).inventory;
    if (retentionSeconds === undefined) {
      throw new SourceError(
        'failed',
        `${stage.name} does not tell for how long it keeps records`,
      );
    }
    return retentionSeconds;
  },
  call: ({ arn }, seconds) => ({
    service: 'kinesis',
    operation: 'IncreaseStreamRetentionPeriod',
    input: changeOf(arn, seconds),
  }),
  raise: (access, { arn }, seconds) =>
    callIncreaseStreamRetentionPeriod(access, changeOf(arn, seconds)),
  lines: context =>
    context.inventory?.status === 'ACTIVE'
      ? []
      : [
          {
            id: 'active',
            level: 'amber',
            ...(context.inventory?.status === undefined
              ? say('stream-not-active', {}, 'unknown')
              : say('stream-not-active', { status: context.inventory.status })),
            evidence: {},
          },
        ],
  price: (context, { from, to }, tools) => {
    const before = monthlyUsd(context, from, tools);
    const after = monthlyUsd(context, to, tools);
    return before === undefined || after === undefined
      ? undefined
      : {
          usd: after - before,
          per: 'month',
          ...priced('stream-retention-price'),
        };
  },
};

/** What it costs to keep records for so long; undefined when that is not known. */
function monthlyUsd(
  { stage, inventory, samples }: ActionContext<KinesisInventory>,
  seconds: number,
  { priceOf }: ActingTools,
): number | undefined {
  const perSecond = bytesPerSecond(samples.incomingBytes);
  /** What is kept longer than `from` seconds and at most `until`. */
  const gigabytes = (from: number, until: number) => {
    const kept = Math.max(0, Math.min(seconds, until) - from);
    return kept === 0 ? 0 : (perSecond * kept) / GIGABYTE;
  };
  const isExtended = seconds > INCLUDED;
  const billed =
    inventory?.mode === 'PROVISIONED'
      ? {
          'kinesis.extended-retention-shard-hour': isExtended
            ? Number(inventory.openShards) * HOURS_OF_MONTH
            : 0,
        }
      : {
          'kinesis.on-demand-extended-gigabyte-month': gigabytes(
            INCLUDED,
            EXTENDED,
          ),
        };
  const usd = Object.entries({
    ...billed,
    'kinesis.long-term-gigabyte-month': gigabytes(EXTENDED, Infinity),
  }).reduce(
    (sum, [name, quantity]) =>
      quantity === 0
        ? sum
        : sum + quantity * Number(priceOf(name, stage.region)?.usd),
    0,
  );
  return Number.isNaN(usd) ? undefined : usd;
}

/** The mean of the minutes that are known; not a number when none is. */
function bytesPerSecond(minutes: readonly Sample[] = []): number {
  const total = minutes.reduce((sum, { value }) => sum + value, 0);
  return total / minutes.length / 60;
}
