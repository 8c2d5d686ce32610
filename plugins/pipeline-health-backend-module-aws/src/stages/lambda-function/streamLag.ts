import { knownUntil } from '../../judging';
import { LambdaContext, newest } from './context';

/** A function that is this close to the newest record has caught up. */
const CAUGHT_UP_SECONDS = 60;
const CURRENT_MS = 600_000;
/** The least that Kinesis and DynamoDB streams keep. */
const LEAST_RETENTION_SECONDS = 86_400;

/** How far a function is behind its stream, now. */
export interface StreamLag {
  seconds: number;
  /** How long the stream keeps records. */
  retentionSeconds: number;
  /** Undefined while it has caught up. */
  secondsToLoss?: number;
}

/** How far the function is behind; undefined when it reads no stream, or is not called. */
export function streamLagOf(context: LambdaContext): StreamLag | undefined {
  const age = newest(context, 'iteratorAge');
  if (!age || age.at < knownUntil(context, context.now) - CURRENT_MS) {
    return undefined;
  }
  const retentionSeconds = retentionOf(context);
  if (age.value <= CAUGHT_UP_SECONDS) {
    return { seconds: age.value, retentionSeconds };
  }
  const seconds = age.value + Math.max(0, context.now - age.at) / 1000;
  return {
    seconds,
    retentionSeconds,
    secondsToLoss: Math.max(0, retentionSeconds - seconds),
  };
}

/** The shortest retention of the streams that it reads. */
function retentionOf({ neighbours }: LambdaContext): number {
  const known = neighbours.flatMap(({ direction, facts }) => {
    const retention = facts.inventory?.retentionSeconds;
    return direction === 'upstream' &&
      facts.stage.kind === 'kinesis-stream' &&
      typeof retention === 'number'
      ? [retention]
      : [];
  });
  return known.length ? Math.min(...known) : LEAST_RETENTION_SECONDS;
}
