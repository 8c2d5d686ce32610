import {
  ActionLine,
  parseArn,
} from '@pipeline-health/plugin-pipeline-health-common';
import { answerOf } from '@pipeline-health/plugin-pipeline-health-node';
import { queueName } from '../../../stages/sqs-queue/queueUrl';
import { instead } from '../instead';
import { Destination, MOST_DESTINATIONS, RedriveFacts } from '../RedriveFacts';
import { line, missing } from './line';
import { LinePlan } from './LinePlan';

/** Whether they go where they came from. */
export function destination(
  facts: RedriveFacts,
  { byHand }: LinePlan,
): ActionLine {
  const { sources, destinations, queue, others } = facts;
  const id = 'destination';
  const names = destinations.map(({ arn }) => queueName(arn));
  const evidence = { destinations: names };
  const listed = answerOf(sources);
  const canBeChosen = byHand && facts.destination;
  if (listed?.length === 0 && !canBeChosen) {
    return {
      ...line(
        id,
        'red',
        `No queue names ${
          queue.name
        } as its dead-letter queue, so SQS moves nothing out of it. ${instead(
          others,
        )}`,
      ),
      final: true,
    };
  }
  const wrong = destinations.flatMap(each => wrongWith(each, facts));
  if (wrong.length) {
    return { ...line(id, 'red', wrong.join(' '), evidence), final: true };
  }
  const unasked = destinations.flatMap(({ queue: asked }) =>
    'problem' in asked ? [asked.problem] : [],
  );
  const problem = 'problem' in sources ? sources.problem : unasked[0];
  if (problem) {
    return line(
      id,
      'amber',
      `Where the messages go could not be asked: ${problem.message}`,
      { ...evidence, ...missing(problem) },
    );
  }
  if (facts.destination && !listed?.includes(facts.destination)) {
    return line(
      id,
      'amber',
      `${
        names[0]
      } is not among the queues whose dead letters these are: messages of ${(
        listed ?? []
      )
        .map(queueName)
        .join(', ')} go there.`,
      evidence,
    );
  }
  if ((listed?.length ?? 0) > MOST_DESTINATIONS && !facts.destination) {
    return line(
      id,
      'amber',
      `${listed?.length} queues share ${queue.name}; only ${MOST_DESTINATIONS} of them were looked at.`,
      evidence,
    );
  }
  return line(
    id,
    'green',
    facts.destination
      ? `They go to ${names[0]}, whose dead letters these are.`
      : `Each goes back to the queue that set it aside: ${names.join(', ')}.`,
    evidence,
  );
}

/** What others than queues sent stops a task of SQS. */
export function foreign({
  others,
  sources,
}: RedriveFacts): ActionLine | undefined {
  return others.length && answerOf(sources)?.length !== 0
    ? line(
        'foreign-failures',
        'amber',
        `Failures of ${others
          .map(({ name }) => name)
          .join(
            ', ',
          )} come here as well: SQS moves only what a queue set aside, and its task fails at the first of the others. ${instead(
          others,
        )}`,
        { senders: others.map(({ name }) => name) },
      )
    : undefined;
}

function wrongWith(
  { arn, queue: asked }: Destination,
  { queue, destination: chosen }: RedriveFacts,
): string[] {
  const name = queueName(arn);
  if (arn === queue.arn) {
    return [`${name} is the queue that they are taken from.`];
  }
  const [from, to] = [parseArn(queue.arn), parseArn(arn)];
  if (from.account !== to.account || from.region !== to.region) {
    return [
      `${name} is of account ${to.account} in ${to.region}: messages go to queues of account ${from.account} in ${from.region} only.`,
    ];
  }
  if ('problem' in asked && asked.problem.code === 'not-found') {
    return [`${name} does not exist.`];
  }
  const fifo = answerOf(asked)?.configuration.fifo;
  return chosen && fifo !== undefined && fifo !== queue.configuration.fifo
    ? [`${name} is of the other type: SQS moves from FIFO to FIFO only.`]
    : [];
}
