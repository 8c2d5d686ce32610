import {
  ActionLine,
  Message,
  parseArn,
} from '@pipeline-health/plugin-pipeline-health-common';
import { answerOf } from '@pipeline-health/plugin-pipeline-health-node';
import { queueName } from '../../../stages/sqs-queue/queueUrl';
import { instead } from '../instead';
import { Destination, MOST_DESTINATIONS, RedriveFacts } from '../RedriveFacts';
import { clause, say, sayInTurn } from '../../say';
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
        say('no-source', { queue: queue.name, instead: instead(others) }),
      ),
      final: true,
    };
  }
  const wrong = destinations.flatMap(each => wrongWith(each, facts));
  if (wrong.length) {
    return {
      ...line(id, 'red', sayInTurn(wrong[0], ...wrong.slice(1)), evidence),
      final: true,
    };
  }
  const unasked = destinations.flatMap(({ queue: asked }) =>
    'problem' in asked ? [asked.problem] : [],
  );
  const problem = 'problem' in sources ? sources.problem : unasked[0];
  if (problem) {
    return line(
      id,
      'amber',
      say('destination', { message: problem }, 'unknown'),
      { ...evidence, ...missing(problem) },
    );
  }
  if (facts.destination && !listed?.includes(facts.destination)) {
    return line(
      id,
      'amber',
      say(
        'destination',
        { queue: names[0], sources: (listed ?? []).map(queueName) },
        'foreign',
      ),
      evidence,
    );
  }
  if ((listed?.length ?? 0) > MOST_DESTINATIONS && !facts.destination) {
    return line(
      id,
      'amber',
      say(
        'destination',
        {
          count: listed?.length ?? 0,
          queue: queue.name,
          looked: MOST_DESTINATIONS,
        },
        'many',
      ),
      evidence,
    );
  }
  return line(
    id,
    'green',
    facts.destination
      ? say('destination', { queue: names[0] }, 'chosen')
      : say('destination', { queues: names }, 'back'),
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
        say('foreign-failures', {
          senders: others.map(({ name }) => name),
          instead: instead(others),
        }),
        { senders: others.map(({ name }) => name) },
      )
    : undefined;
}

function wrongWith(
  { arn, queue: asked }: Destination,
  { queue, destination: chosen }: RedriveFacts,
): Message[] {
  const name = queueName(arn);
  const wrong = (variant: string, values: Message['values'] = {}) => [
    clause('destination', { queue: name, ...values }, variant),
  ];
  if (arn === queue.arn) {
    return wrong('same');
  }
  const [from, to] = [parseArn(queue.arn), parseArn(arn)];
  if (from.account !== to.account || from.region !== to.region) {
    return wrong('elsewhere', {
      account: to.account,
      region: to.region,
      ownAccount: from.account,
      ownRegion: from.region,
    });
  }
  if ('problem' in asked && asked.problem.code === 'not-found') {
    return wrong('gone');
  }
  const fifo = answerOf(asked)?.configuration.fifo;
  return chosen && fifo !== undefined && fifo !== queue.configuration.fifo
    ? wrong('other-type')
    : [];
}
