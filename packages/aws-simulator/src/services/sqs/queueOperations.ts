import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  ListQueuesCommand,
  ListQueueTagsCommand,
  PurgeQueueCommand,
  SetQueueAttributesCommand,
  TagQueueCommand,
  UntagQueueCommand,
} from '@aws-sdk/client-sqs';
import { AwsError } from '../../wire/AwsError';
import { Operation, operation } from '../../wire/operation';
import { Call } from '../../wire/wireMessages';
import { Page, pageOf } from './pageOf';
import { Queue } from './Queue';
import { missingQueue } from './QueueRegistry';
import { readQueueAttributes } from './readQueueAttributes';
import { SqsState } from './SqsState';

const purgeInterval = 60_000;

/** The operations on queues as a whole. */
export function queueOperations(state: SqsState): Operation[] {
  const { registry } = state;
  return [
    operation(CreateQueueCommand, (input, call) => {
      const queue = registry.create(
        call,
        input.QueueName ?? '',
        input.Attributes ?? {},
        call.now,
      );
      registry.tags.put(queue.scope, queue.arn, input.tags ?? {});
      state.activity.touch(queue, call.now);
      return { QueueUrl: urlOf(queue, call) };
    }),

    operation(DeleteQueueCommand, (input, call) => {
      registry.delete(state.touched(input.QueueUrl, call), call.now);
      return {};
    }),

    operation(GetQueueUrlCommand, (input, call) => {
      const queue = registry.find(call, input.QueueName ?? '');
      if (!queue) {
        throw missingQueue();
      }
      state.activity.touch(queue, call.now);
      return { QueueUrl: urlOf(queue, call) };
    }),

    operation(GetQueueAttributesCommand, (input, call) => {
      const queue = state.touched(input.QueueUrl, call);
      return {
        Attributes: readQueueAttributes(queue, input.AttributeNames ?? []),
      };
    }),

    operation(SetQueueAttributesCommand, (input, call) => {
      const queue = state.touched(input.QueueUrl, call);
      const attributes = input.Attributes ?? {};
      const before = Object.fromEntries(
        Object.keys(attributes).map(name => [
          name,
          queue.settings.get(name) ?? '',
        ]),
      );
      queue.settings.change(attributes, call.now);
      try {
        registry.checkDeadLetterTarget(queue, attributes.RedrivePolicy);
      } catch (error) {
        queue.settings.change(before, call.now);
        throw error;
      }
      queue.retentionChanged(call.now);
      return {};
    }),

    operation(ListQueuesCommand, (input, call) => {
      const prefix = input.QueueNamePrefix ?? '';
      const queues = registry
        .list(call)
        .filter(queue => queue.name.startsWith(prefix));
      const page = pageOf(queues, input);
      return {
        QueueUrls: page.items.length ? urlsOf(page, call) : undefined,
        NextToken: page.nextToken,
      };
    }),

    operation(ListDeadLetterSourceQueuesCommand, (input, call) => {
      const target = state.touched(input.QueueUrl, call);
      const page = pageOf(registry.sourcesOf(target), input);
      return { queueUrls: urlsOf(page, call), NextToken: page.nextToken };
    }),

    operation(PurgeQueueCommand, (input, call) => {
      const queue = state.touched(input.QueueUrl, call);
      if (call.now - queue.lastPurgeAt < purgeInterval) {
        throw new AwsError(
          'PurgeQueueInProgress',
          `Only one PurgeQueue operation on ${queue.name} is allowed every 60 seconds.`,
        );
      }
      queue.lastPurgeAt = call.now;
      queue.batches.clear();
      return {};
    }),

    operation(TagQueueCommand, (input, call) => {
      const { scope, arn } = state.touched(input.QueueUrl, call);
      registry.tags.put(scope, arn, input.Tags ?? {});
      return {};
    }),

    operation(UntagQueueCommand, (input, call) => {
      const { scope, arn } = state.touched(input.QueueUrl, call);
      registry.tags.remove(scope, arn, input.TagKeys ?? []);
      return {};
    }),

    operation(ListQueueTagsCommand, (input, call) => ({
      Tags: state.touched(input.QueueUrl, call).tags,
    })),
  ];
}

function urlsOf(page: Page<Queue>, call: Call): string[] {
  return page.items.map(queue => urlOf(queue, call));
}

function urlOf(queue: Queue, call: Call): string {
  return `${call.origin}/${queue.scope.account}/${queue.name}`;
}
