import { secondsBetween } from './backlog';
import { QueueContext } from './SqsQueueInventory';

/** A depth is told of the minute, in which messages wait on until they are taken. */
const MINUTE_SECONDS = 60;

/**
 * For how long messages usually wait until the consumer comes again, in seconds,
 * by what is known from before a time: half of all the time that they waited was
 * in pauses as long as this, or longer. A consumer that always runs makes none
 * worth a word, however often it was restarted; one that is started every hour
 * makes pauses of an hour.
 */
export function usualPause(
  { samples }: Pick<QueueContext, 'samples'>,
  before: number,
): number {
  const { messagesReceived = [], messagesVisible = [] } = samples;
  const taken = messagesReceived.filter(
    ({ at, value }) => value > 0 && at <= before,
  );
  const pauses = taken
    .slice(1)
    .map(({ at }, index) => {
      const waiting = messagesVisible.find(
        depth => depth.value > 0 && depth.at > taken[index].at,
      );
      return waiting ? MINUTE_SECONDS + secondsBetween(waiting.at, at) : 0;
    })
    .sort((longer, shorter) => shorter - longer);
  const half = pauses.reduce((sum, pause) => sum + pause, 0) / 2;
  let waited = 0;
  return (
    pauses.find(pause => {
      waited += pause;
      return waited >= half;
    }) ?? 0
  );
}
