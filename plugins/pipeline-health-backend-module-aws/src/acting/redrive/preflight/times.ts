import {
  ActionLine,
  Evidence,
  formatDuration,
} from '@pipeline-health/plugin-pipeline-health-common';
import { answeredOf, RedriveFacts } from '../RedriveFacts';
import { returnSeconds } from '../watching';
import { counted, line } from './line';
import { LinePlan } from './LinePlan';

/** Whether they expire before, and what time they get. */
export function retention(
  { queue, secondsToLoss: left, destinations }: RedriveFacts,
  { perSecond }: LinePlan,
): ActionLine {
  const shortest = Math.min(
    ...answeredOf(destinations).map(
      ({ configuration }) => configuration.retentionSeconds,
    ),
  );
  const evidence: Evidence = Number.isFinite(shortest)
    ? { retentionSeconds: shortest }
    : {};
  const duration = perSecond ? queue.depths.visible / perSecond : 0;
  if (left !== undefined && left < duration) {
    return line(
      'retention',
      'amber',
      `The first of them expires in ${formatDuration(
        left,
      )}, worst case, before all are moved: raise the retention of ${
        queue.name
      } first, or the velocity.`,
      { ...evidence, leftSeconds: Math.max(0, Math.round(left)) },
    );
  }
  return line(
    'retention',
    'green',
    `The retention starts anew: where they go they get a new id, a new time of sending and ${
      Number.isFinite(shortest)
        ? formatDuration(shortest)
        : 'the whole retention'
    }.`,
    evidence,
  );
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
