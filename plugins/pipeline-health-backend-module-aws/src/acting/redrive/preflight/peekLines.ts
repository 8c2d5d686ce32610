import { ActionLine } from '@pipeline-health/plugin-pipeline-health-common';
import { answerOf } from '@pipeline-health/plugin-pipeline-health-node';
import { queueName } from '../../../stages/sqs-queue/queueUrl';
import { QueueNow } from '../askQueue';
import { isActive } from '../phases';
import { RedriveFacts } from '../RedriveFacts';
import { line } from './line';

/** What is to be looked at. */
export interface PeekPlan {
  sample: number;
  hiddenSeconds: number;
  unmask: readonly string[];
}

/** What was checked before dead letters are looked at. */
export function peekLines(
  { queue, tasks }: Pick<RedriveFacts, 'queue' | 'tasks'>,
  plan: PeekPlan,
): ActionLine[] {
  const isMoving = answerOf(tasks)?.some(isActive);
  return [
    sampleLine(queue, plan),
    receiveCountLine(queue, plan),
    valuesLine(plan),
    ...(isMoving
      ? [
          line(
            'running-task',
            'amber',
            'A task moves its messages: what is looked at is not moved for a minute.',
          ),
        ]
      : []),
  ];
}

function sampleLine(
  { name, total, depths }: QueueNow,
  { sample }: PeekPlan,
): ActionLine {
  const evidence = {
    messages: total,
    messagesVisible: depths.visible,
    messagesInFlight: depths.inFlight,
    sample,
  };
  return total === 0
    ? {
        ...line('sample', 'red', `${name} is empty.`, evidence),
        final: true,
      }
    : line(
        'sample',
        depths.visible > sample ? 'amber' : 'green',
        depths.visible > sample
          ? `${sample} of about ${depths.visible} are looked at, those that SQS happens to give: counts are of the sample.`
          : `All ${depths.visible} that wait are looked at.`,
        evidence,
      );
}

function receiveCountLine(
  { name, configuration }: QueueNow,
  { hiddenSeconds }: PeekPlan,
): ActionLine {
  const { deadLetterQueueArn, maxReceiveCount, fifo } = configuration;
  if (deadLetterQueueArn) {
    return {
      ...line(
        'receive-count',
        'red',
        `${name} has a dead-letter queue itself, ${queueName(
          deadLetterQueueArn,
        )}: to look at a message counts as receiving it and can move it there.`,
        maxReceiveCount === undefined ? {} : { maxReceiveCount },
      ),
      final: true,
    };
  }
  return line(
    'receive-count',
    'amber',
    `To look at a message counts as receiving it: its receive count goes up by one, and it is hidden for up to a minute${
      fifo ? ', as are those behind it in its group' : ''
    }. No queue is behind ${name} to which that could move it.`,
    { hiddenSeconds },
  );
}

function valuesLine({ unmask }: PeekPlan): ActionLine {
  return unmask.length
    ? line(
        'values',
        'amber',
        `Values are shown of ${unmask.join(
          ', ',
        )} (pipelineHealth.actions.peek.unmask); of everything else only names, types and sizes.`,
        { unmasked: [...unmask] },
      )
    : line(
        'values',
        'green',
        'Only names, types and sizes are shown, and errors without what may be values in them; no bodies are kept.',
      );
}
