import { Neighbour } from '@pipeline-health/plugin-pipeline-health-node';
import { knownUntil } from '../../judging';
import { bufferSeconds, FirehoseContext, newest } from './context';
import { undelivered } from './undelivered';

/** Firehose keeps what is put into it for 24 hours; a Kinesis stream keeps its records at least as long. */
const DIRECT_RETENTION_SECONDS = 86_400;

/** Beyond the buffer interval, records that still wait are late. */
const GRACE_SECONDS = 120;

/** Transform, delivery and retries may take as long as this beyond the buffer interval. */
const DELIVERY_SECONDS = 600;

/** When the first record of a delivery stream may be lost. */
export interface FirehoseLossClock {
  /** Worst case; 0 when it may be happening. */
  seconds: number;
  /** How long records survive undelivered. */
  retentionSeconds: number;
  /** How old the oldest record is that is not delivered. */
  ageSeconds: number;
}

/**
 * When the first record may be lost: only what waits longer than the buffer
 * interval is in danger. What was put directly is gone after 24 hours; what
 * comes from a Kinesis stream stays there for its retention.
 */
export function lossClock(
  context: FirehoseContext,
): FirehoseLossClock | undefined {
  const age = oldestRecordAge(context);
  const retention = retentionOf(context);
  if (age === undefined || retention === undefined) {
    return undefined;
  }
  return {
    seconds: Math.max(0, retention - age),
    retentionSeconds: retention,
    ageSeconds: age,
  };
}

/** How long records survive undelivered; undefined for sources that do not tell. */
export function retentionOf(context: FirehoseContext): number | undefined {
  switch (context.inventory?.source.type) {
    case 'DirectPut':
      return DIRECT_RETENTION_SECONDS;
    case 'KinesisStreamAsSource':
      return retentionOfSource(context.neighbours) ?? DIRECT_RETENTION_SECONDS;
    default:
      return undefined;
  }
}

function retentionOfSource(neighbours: Neighbour[]): number | undefined {
  const source = neighbours.find(
    ({ direction, facts }) =>
      direction === 'upstream' && facts.stage.kind === 'kinesis-stream',
  );
  const retention = source?.facts.inventory?.retentionSeconds;
  return typeof retention === 'number' ? retention : undefined;
}

function oldestRecordAge(context: FirehoseContext): number | undefined {
  const ages = [waitingAge(context), newestIfCurrent(context, 'sourceLag')]
    .filter((age): age is number => age !== undefined)
    .filter(age => age > bufferSeconds(context) + GRACE_SECONDS);
  return ages.length ? Math.max(...ages) : undefined;
}

/** The published age; or the time for which nothing was delivered of what came in. */
function waitingAge(context: FirehoseContext): number | undefined {
  const published = newestIfCurrent(context, 'dataFreshness');
  const waiting = undelivered(context);
  if (published !== undefined || !waiting) {
    return published;
  }
  const patience = (bufferSeconds(context) + DELIVERY_SECONDS) * 1000;
  return knownUntil(context, context.now) - waiting.since.at > patience
    ? (context.now - waiting.since.at) / 1000
    : undefined;
}

/** A reading that still stands: at most a few minutes before what we know. */
function newestIfCurrent(
  context: FirehoseContext,
  metric: string,
): number | undefined {
  const sample = newest(context, metric);
  const limit = (bufferSeconds(context) + DELIVERY_SECONDS) * 1000;
  if (!sample || sample.at < knownUntil(context, context.now) - limit) {
    return undefined;
  }
  // A buffer that was just emptied is young again: only a late one is sure to have aged since.
  const late = sample.value > bufferSeconds(context) + GRACE_SECONDS;
  const since = late ? Math.max(0, context.now - sample.at) / 1000 : 0;
  return sample.value + since;
}
