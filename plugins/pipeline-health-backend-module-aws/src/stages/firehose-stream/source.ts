import { knownUntil } from '../../judging';
import { FirehoseContext } from './FirehoseInventory';

/** Reads and their metrics pause for less than this. */
const PATIENCE_MS = 10 * 60_000;

/** A Kinesis stream that is written and not read. */
export interface UnreadSource {
  /** Epoch milliseconds of the first minute of what was not read. */
  since: number;
  /** What was written to it since, as far as it is known. */
  records: number;
}

/** What lies in the Kinesis stream since the delivery stream stopped to read it, while it is written. */
export function unreadSource(
  context: FirehoseContext,
): UnreadSource | undefined {
  const { inventory, readings, neighbours } = context;
  const lastRead = readings.incomingRecords;
  const until = knownUntil(context, 'incomingRecords');
  const source = neighbours.find(
    ({ direction, facts }) =>
      direction === 'upstream' && facts.stage.arn === inventory?.source.arn,
  );
  if (!lastRead || !source) {
    return undefined;
  }
  const readAt = Date.parse(lastRead.at);
  const written = (source.facts.samples.incomingRecords ?? []).filter(
    ({ at, value }) => value > 0 && at > readAt && at < until,
  );
  return written.length && until - written[0].at > PATIENCE_MS
    ? {
        since: written[0].at,
        records: written.reduce((sum, { value }) => sum + value, 0),
      }
    : undefined;
}
