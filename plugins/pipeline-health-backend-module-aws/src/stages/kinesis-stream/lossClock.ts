import { Templates } from '@pipeline-health/plugin-pipeline-health-common';
import { LossClock } from '@pipeline-health/plugin-pipeline-health-node';
import { seconds, time } from '../../judging';
import { CAUGHT_UP_SECONDS, Lag, lagsOf } from './lag';
import { KinesisContext } from './KinesisInventory';

/** What a clock rests on. */
export const lossMessages: Templates = {
  'kinesis-stream.loss-basis':
    'The oldest record that is not read is {{age}} old and is kept for {{retention}}.',
  'kinesis-stream.loss-basis_gone':
    'The first record since the last read at {{lastRead}} is {{age}} old and is kept for {{retention}}.',
};

/**
 * When the first record may expire unread by one of the readers; undefined
 * while they have caught up. Of a reader that began anew at an old position
 * nothing had waited.
 */
export function lossClock(context: KinesisContext): LossClock | undefined {
  const lag = lagsOf(context).find(
    each => secondsToLossOf(context, each) !== undefined,
  );
  const retention = context.inventory?.retentionSeconds;
  if (!lag || !retention) {
    return undefined;
  }
  return {
    seconds: Math.max(0, retention - lag.seconds),
    retentionSeconds: retention,
    basis: {
      key: 'kinesis-stream.loss-basis',
      ...(!lag.reading && { variant: 'gone' }),
      values: {
        age: seconds(lag.seconds),
        retention: seconds(retention),
        lastRead: time(lag.lastAt),
      },
    },
  };
}

/** The seconds of one of the readers. */
export function secondsToLossOf(
  { inventory }: KinesisContext,
  { seconds: age, restartedAt }: Lag,
): number | undefined {
  const retention = inventory?.retentionSeconds;
  return !retention || age <= CAUGHT_UP_SECONDS || restartedAt !== undefined
    ? undefined
    : Math.max(0, retention - age);
}
