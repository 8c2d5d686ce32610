import { ActionLine } from '@pipeline-health/plugin-pipeline-health-common';
import { answerOf } from '@pipeline-health/plugin-pipeline-health-node';
import { queueName } from '../../../stages/sqs-queue/queueUrl';
import { QueueNow } from '../askQueue';
import { isActive } from '../phases';
import { RedriveFacts } from '../RedriveFacts';
import { say } from '../../say';
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
      ? [line('running-task', 'amber', say('peek-while-moving'))]
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
        ...line('sample', 'red', say('queue-empty', { queue: name }), evidence),
        final: true,
      }
    : line(
        'sample',
        depths.visible > sample ? 'amber' : 'green',
        depths.visible > sample
          ? say('sample', { sample, visible: depths.visible }, 'some')
          : say('sample', { visible: depths.visible }, 'all'),
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
        say(
          'peek-receives',
          { queue: name, deadLetterQueue: queueName(deadLetterQueueArn) },
          'final',
        ),
        maxReceiveCount === undefined ? {} : { maxReceiveCount },
      ),
      final: true,
    };
  }
  return line(
    'receive-count',
    'amber',
    say('peek-receives', { queue: name }, fifo ? 'fifo' : undefined),
    { hiddenSeconds },
  );
}

function valuesLine({ unmask }: PeekPlan): ActionLine {
  return unmask.length
    ? line(
        'values',
        'amber',
        say('peek-values', { paths: [...unmask] }, 'shown'),
        { unmasked: [...unmask] },
      )
    : line('values', 'green', say('peek-values', {}, 'hidden'));
}
