import { ActionLine } from '@pipeline-health/plugin-pipeline-health-common';
import { answerOf } from '@pipeline-health/plugin-pipeline-health-node';
import { answeredOf, Destination, RedriveFacts } from '../RedriveFacts';
import { returnSeconds } from '../watching';
import { flowLately, LATELY_MS } from './consumer';
import { say, seconds } from '../../say';
import { line } from './line';
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
      say('retention', { left: seconds(left), queue: queue.name }, 'first'),
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
      say(
        'retention',
        {
          queue: name,
          kept: seconds(retentionSeconds),
          count: waiting,
          wait: seconds(waitSeconds),
        },
        'waits',
      ),
      { ...longest },
    );
  }
  const shortest = stays.sort(
    (a, b) => a.retentionSeconds - b.retentionSeconds,
  )[0];
  if (!shortest) {
    return line(id, 'green', say('retention', {}, 'whole'));
  }
  const { name, retentionSeconds } = shortest;
  const own = queue.configuration.retentionSeconds;
  return retentionSeconds < own && shortest.waitSeconds === undefined
    ? line(
        id,
        'amber',
        say(
          'retention',
          {
            queue: name,
            kept: seconds(retentionSeconds),
            own: queue.name,
            ownKept: seconds(own),
          },
          'shorter',
        ),
        { retentionSeconds, ownRetentionSeconds: own },
      )
    : line(
        id,
        'green',
        say('retention', { kept: seconds(retentionSeconds) }, 'anew'),
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
      say('visibility', { count: inFlight, queue: queue.name }, 'hidden'),
      evidence,
    );
  }
  if (canary > 0 && back > longestWatchSeconds) {
    return line(
      'visibility',
      'amber',
      say('visibility', { back: seconds(back) }, 'long'),
      evidence,
    );
  }
  return line(
    'visibility',
    'green',
    say('visibility', { back: seconds(back) }, 'back'),
    evidence,
  );
}
