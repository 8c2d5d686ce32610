import { ActionLine } from '@pipeline-health/plugin-pipeline-health-common';
import { RedriveFacts } from '../RedriveFacts';
import { cause, consumer } from './consumers';
import {
  destination,
  encryption,
  foreign,
  kept,
  messages,
  order,
  receiveCount,
  retention,
  runningTask,
  visibility,
} from './queues';
import { RedrivePlan } from './RedrivePlan';

export { causeIsAway, consumerSucceeds } from './consumers';
export { instead } from './instead';

/** What was checked before a redrive, each with its evidence. */
export function redriveLines(
  facts: RedriveFacts,
  plan: RedrivePlan,
): ActionLine[] {
  const lines = [
    messages(facts, plan),
    runningTask(facts),
    destination(facts, plan),
    ...facts.destinations.map(each => consumer(each, facts.now)),
    cause(facts),
    plan.byHand ? undefined : foreign(facts),
    order(facts),
    kept(plan),
    retention(facts, plan),
    visibility(facts, plan),
    receiveCount(facts, plan),
    encryption(facts),
  ];
  return lines.filter(line => line !== undefined);
}
