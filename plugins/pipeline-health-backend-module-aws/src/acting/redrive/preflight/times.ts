import {
  ActionLine,
  formatDuration,
} from '@pipeline-health/plugin-pipeline-health-common';
import { answerOf } from '@pipeline-health/plugin-pipeline-health-node';
import { answeredOf, Destination, RedriveFacts } from '../RedriveFacts';
import { returnSeconds } from '../watching';
import { flowLately, LATELY_MS } from './consumer';
import { counted, line } from './line';
import { LinePlan } from './LinePlan';

/** Whether they expire before they are moved or processed, and what time they get. */
export function retention(facts: RedriveFacts, plan: LinePlan): ActionLine {
  const { queue, secondsToLoss: left, destinations, now } = facts;
  const id = 'retention';
  const duration = plan.perSecond ? queue.depths.visible / plan.perSecond : 0;
  if (left !== undefined && left < duration) {
    return line(
      id,
      'amber',
      `The first of them expires in ${formatDuration(
        left,
      )}, worst case, before all are moved: raise the retention of ${
        queue.name
      } first, or the velocity.`,
      { leftSeconds: Math.max(0, Math.round(left)) },
    );
  }
  const stays = destinations.flatMap(each => stayAt(each, now));
  const longest = stays.find(
    ({ waitSeconds = 0, retentionSeconds }) => waitSeconds > retentionSeconds,
  );
  if (longest) {
    const { name, waitSeconds = 0, retentionSeconds, waiting } = longest;
    return line(
      id,
      'red',
      `${name} keeps messages for ${formatDuration(
        retentionSeconds,
      )}, and at the pace of its consumer the ${counted(
        waiting,
        'message',
      )} before them take ${formatDuration(
        waitSeconds,
      )}: they would expire there.`,
      { ...longest },
    );
  }
  const shortest = stays.sort(
    (a, b) => a.retentionSeconds - b.retentionSeconds,
  )[0];
  if (!shortest) {
    return line(
      id,
      'green',
      'The retention starts anew: where they go they get a new id, a new time of sending and the whole retention.',
    );
  }
  const { name, retentionSeconds } = shortest;
  const own = queue.configuration.retentionSeconds;
  return retentionSeconds < own && shortest.waitSeconds === undefined
    ? line(
        id,
        'amber',
        `The retention starts anew, but ${name} keeps messages for ${formatDuration(
          retentionSeconds,
        )} and ${queue.name} for ${formatDuration(
          own,
        )}: what is not processed there by then is lost.`,
        { retentionSeconds, ownRetentionSeconds: own },
      )
    : line(
        id,
        'green',
        `The retention starts anew: where they go they get a new id, a new time of sending and ${formatDuration(
          retentionSeconds,
        )}.`,
        { retentionSeconds },
      );
}

/** For how long a queue keeps messages, and how long what comes to it waits; the latter only where its consumer works. */
function stayAt({ queue: asked, facts }: Destination, now: number) {
  const queue = answerOf(asked);
  if (!queue) {
    return [];
  }
  const { name, depths, configuration } = queue;
  const { deleted = 0 } = flowLately(facts, now) ?? {};
  return [
    {
      name,
      retentionSeconds: configuration.retentionSeconds,
      waiting: depths.visible,
      ...(deleted > 0 && {
        waitSeconds: Math.round(
          (depths.visible / deleted) * (LATELY_MS / 1000),
        ),
      }),
    },
  ];
}

/** How long what fails again takes to be back. */
export function visibility(
  { queue, destinations }: RedriveFacts,
  { canary, longestWatchSeconds }: LinePlan,
): ActionLine {
  const back = returnSeconds(answeredOf(destinations));
  const { inFlight } = queue.depths;
  const evidence = { returnSeconds: back, messagesInFlight: inFlight };
  if (inFlight > 0) {
    return line(
      'visibility',
      'amber',
      `${counted(inFlight, 'message')} of ${
        queue.name
      } are in flight, so something reads it: what is hidden is moved only when it is visible again.`,
      evidence,
    );
  }
  if (canary > 0 && back > longestWatchSeconds) {
    return line(
      'visibility',
      'amber',
      `What fails again is back after ${formatDuration(
        back,
      )} only (receives allowed × visibility timeout); for as long the canary is watched.`,
      evidence,
    );
  }
  return line(
    'visibility',
    'green',
    `What fails again is back after about ${formatDuration(
      back,
    )} (receives allowed × visibility timeout).`,
    evidence,
  );
}
