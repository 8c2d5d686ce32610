import { ActionLine } from '@pipeline-health/plugin-pipeline-health-common';
import { RedriveFacts } from '../RedriveFacts';
import { encryption, runningTask } from './allowed';
import { cause } from './cause';
import { consumer } from './consumer';
import { destination, foreign } from './destination';
import { failingAgain } from './failingAgain';
import { ahead, kept, messages, order, receiveCount } from './letters';
import { LinePlan } from './LinePlan';
import { inFlight, size } from './room';
import { retention, visibility } from './times';

export { causeIsAway } from './cause';
export { consumerSucceeds } from './consumer';
export { peekLines } from './peekLines';

/** What was checked before a redrive, each with its evidence. */
export function redriveLines(
  facts: RedriveFacts,
  plan: LinePlan,
): ActionLine[] {
  const lines = [
    messages(facts, plan),
    runningTask(facts),
    destination(facts, plan),
    ...facts.destinations.map(each => consumer(each, facts.now)),
    cause(facts),
    plan.byHand ? undefined : foreign(facts),
    ahead(facts, plan),
    order(facts),
    kept(plan),
    failingAgain(facts),
    retention(facts, plan),
    inFlight(facts),
    size(facts),
    visibility(facts, plan),
    receiveCount(facts, plan),
    encryption(facts),
  ];
  return lines.filter(line => line !== undefined);
}
