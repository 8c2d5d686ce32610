import {
  ActionContext,
  answerOf,
  currentReading,
  UnattendedAction,
} from '@pipeline-health/plugin-pipeline-health-node';
import { SqsQueueInventory } from '../../stages/sqs-queue/SqsQueueInventory';
import { causeIsAway, consumerSucceeds } from './preflight';
import { collectedDestinations } from './RedriveFacts';
import { RedriveInput, redriveSettings } from './redriveInput';

const MINUTE = 60_000;

/**
 * When dead letters may be redriven without a person: some wait, each queue that
 * they go to has a consumer that was seen to succeed, and nothing tells that what
 * put them there goes on. Always behind a canary.
 */
export const unattendedRedrive: UnattendedAction<
  RedriveInput,
  SqsQueueInventory
> = {
  rulesOf: settings => {
    const { auto, canary } = redriveSettings.parse(settings);
    return auto.map(
      ({ queue, afterMinutes, perDay, whileWorkedOn, ...input }) => ({
        stage: queue,
        input: { ...input, canary: input.canary ?? Math.max(1, canary) },
        after: afterMinutes * MINUTE,
        ...{ perDay, whileWorkedOn },
      }),
    );
  },

  isDue: (context: ActionContext<SqsQueueInventory>) => {
    const sources = answerOf(context.inventory?.deadLetterSources) ?? [];
    const waiting = currentReading(context, 'messagesVisible')?.value ?? 0;
    const destinations = collectedDestinations(sources, context);
    return (
      waiting > 0 &&
      sources.length > 0 &&
      destinations.every(each => consumerSucceeds(each, context.now)) &&
      causeIsAway(destinations, context)
    );
  },
};
