import { ActionLine } from '@pipeline-health/plugin-pipeline-health-common';
import { queueName } from '../../../stages/sqs-queue/queueUrl';
import { answeredOf, RedriveFacts } from '../RedriveFacts';
import { say } from '../../say';
import { line } from './line';

/** Where what fails again goes, if not back to where it lies now. */
export function failingAgain({
  queue,
  destinations,
  deadLetterQueues,
}: RedriveFacts): ActionLine | undefined {
  const id = 'failing-again';
  const asked = answeredOf(destinations);
  const onward = new Map([
    ...deadLetterQueues,
    ...[queue, ...asked].map(
      ({ arn, configuration }) =>
        [arn, configuration.deadLetterQueueArn] as const,
    ),
  ]);
  const loop = asked
    .map(({ arn }) => loopFrom(arn, onward))
    .find(arns => arns.length > 0);
  if (loop) {
    const names = loop.map(queueName);
    return line(
      id,
      'red',
      say('failing-again', { way: [...names, names[0]].join(' → ') }, 'loop'),
      { queues: names },
    );
  }
  const without = asked.filter(
    ({ configuration }) => !configuration.deadLetterQueueArn,
  );
  if (without.length) {
    const names = without.map(({ name }) => name);
    return line(
      id,
      'amber',
      say('failing-again', { queues: names }, 'without'),
      { queues: names },
    );
  }
  const elsewhere = asked.flatMap(({ configuration: { deadLetterQueueArn } }) =>
    deadLetterQueueArn && deadLetterQueueArn !== queue.arn
      ? [queueName(deadLetterQueueArn)]
      : [],
  );
  return elsewhere.length
    ? line(
        id,
        'amber',
        say(
          'failing-again',
          { queues: elsewhere, queue: queue.name },
          'elsewhere',
        ),
        { queues: elsewhere },
      )
    : undefined;
}

/** The queues by which messages come back to one, each setting aside to the next; none when they do not. */
function loopFrom(
  start: string,
  onward: ReadonlyMap<string, string | undefined>,
): string[] {
  const way = [start];
  for (;;) {
    const next = onward.get(way[way.length - 1]);
    if (next === start) {
      return way;
    }
    if (next === undefined || way.includes(next)) {
      return [];
    }
    way.push(next);
  }
}
