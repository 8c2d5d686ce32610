import { z } from 'zod';
import { ScenarioSection, World } from '../Service';
import { sendMessage } from './sendMessage';
import { SqsState } from './SqsState';

/** A rule of EventBridge in a scenario file: what it sends to a queue. */
const eventRuleSchema = z.strictObject({
  queue: z.string().min(1),
  /** `aws.glue`; events of all when absent. */
  sources: z.array(z.string().min(1)).optional(),
});

/** Understands `eventRules:` in scenario files. */
export function eventRuleSection(
  state: SqsState,
  { events, clock, random }: World,
): ScenarioSection {
  const ids = random.fork('event messages');
  return {
    key: 'eventRules',
    schema: z.array(eventRuleSchema).transform(rules => scope => {
      for (const { queue: name, sources } of rules) {
        events.addTarget(event => {
          const queue = state.registry.find(scope, name);
          if (queue && (sources?.includes(event.source) ?? true)) {
            state.activity.touch(queue, clock.now());
            sendMessage(
              queue,
              { MessageBody: JSON.stringify(event) },
              {
                now: clock.now(),
                senderId: 'events.amazonaws.com',
                newId: () => ids.uuid(),
                failingBodies: state.failingBodies,
              },
            );
          }
        });
      }
    }),
  };
}
