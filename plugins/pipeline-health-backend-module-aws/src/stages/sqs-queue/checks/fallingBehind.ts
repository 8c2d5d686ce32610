import { knownUntil, seconds } from '../../../judging';
import { backlogOf } from '../backlog';
import { drainEvidence, drainOf, perMinuteOf } from '../drain';
import { roleOf } from '../roles';
import { QueueCheck, QueueContext } from '../SqsQueueInventory';
import { judgeAge } from './age';

const HALF_HOUR = 30 * 60_000;
/** So long an age must have risen without a break. */
const RISING_HALF_HOURS = 6;
/** It must have come to so much, and doubled. */
const RISEN_SECONDS = 300;
const RISEN_FACTOR = 2;

export const fallingBehind: QueueCheck = {
  id: 'falling-behind',
  title: 'Consumer falls behind',
  description:
    'The age of the oldest message has risen for three hours, and more comes than is done: it is not over its line yet, and will be.',
  claim: 'backlog',
  metric: 'oldestMessageAge',
  messages: {
    title:
      'The consumer falls behind: the oldest message waits {{age}}, three hours ago it was {{before}}',
    remedy:
      'Add consumers, or make the slow call behind the consumer fast: {{arrivals}} messages come in a minute and {{deletes}} are done.',
  },
  run(context) {
    const backlog = backlogOf(context);
    const drain = drainOf(context);
    const slots = halfHourAges(context);
    const [before] = slots;
    const age = slots[slots.length - 1];
    if (
      roleOf(context) !== 'ordinary' ||
      !backlog ||
      !drain ||
      drain.seconds !== undefined ||
      slots.length < RISING_HALF_HOURS ||
      slots.some((value, index) => index > 0 && value <= slots[index - 1]) ||
      age < RISEN_SECONDS ||
      age < RISEN_FACTOR * before ||
      judgeAge(context, age) !== undefined
    ) {
      return undefined;
    }
    return {
      severity: 'warning',
      values: {
        age: seconds(age),
        before: seconds(before),
        arrivals: perMinuteOf(drain.arrivalsPerMinute),
        deletes: perMinuteOf(drain.deletesPerMinute),
      },
      evidence: {
        oldestMessageAgeSeconds: Math.round(age),
        ageThreeHoursAgoSeconds: Math.round(before),
        messagesVisible: backlog.visible,
        ...drainEvidence(drain),
      },
      onsetAt: context.now - RISING_HALF_HOURS * HALF_HOUR,
    };
  },
};

/** The median ages of the last half hours, oldest first; none of one that was not told. */
function halfHourAges(context: QueueContext): number[] {
  const until = knownUntil(context, 'oldestMessageAge');
  const ages = context.samples.oldestMessageAge ?? [];
  return Array.from({ length: RISING_HALF_HOURS }, (_, index) => {
    const to = until - (RISING_HALF_HOURS - 1 - index) * HALF_HOUR;
    const values = ages
      .filter(({ at }) => at > to - HALF_HOUR && at <= to)
      .map(({ value }) => value)
      .sort((a, b) => a - b);
    return values[Math.floor(values.length / 2)];
  }).filter(value => value !== undefined);
}
