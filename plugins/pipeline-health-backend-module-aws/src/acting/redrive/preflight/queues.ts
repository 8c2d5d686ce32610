import {
  ActionLine,
  Evidence,
  formatDuration,
} from '@pipeline-health/plugin-pipeline-health-common';
import { answerOf } from '@pipeline-health/plugin-pipeline-health-node';
import { oldestAgeAtMost } from '../../../stages/sqs-queue/backlog';
import { queueName } from '../../../stages/sqs-queue/queueUrl';
import { QueueNow } from '../askQueue';
import { isActive } from '../callMoveTasks';
import { Destination, MOST_DESTINATIONS, RedriveFacts } from '../RedriveFacts';
import { returnSeconds } from '../watching';
import { instead } from './instead';
import { counted, line, missing } from './line';
import { RedrivePlan } from './RedrivePlan';

/** How many there are, how old, and how long it takes. */
export function messages(
  { queue, stage, now }: RedriveFacts,
  { perSecond }: RedrivePlan,
): ActionLine {
  const { visible, inFlight } = queue.depths;
  const age = oldestAgeAtMost(stage, now);
  const duration = perSecond && Math.ceil(visible / perSecond);
  const evidence = {
    messages: queue.total,
    messagesVisible: visible,
    messagesInFlight: inFlight,
    ...(age !== undefined && { oldestMessageAgeSeconds: Math.round(age) }),
    ...(duration !== undefined && { durationSeconds: duration }),
  };
  if (queue.total === 0) {
    return {
      ...line('messages', 'red', `${queue.name} is empty.`, evidence),
      final: true,
    };
  }
  const old =
    age === undefined ? '' : `, the first came ${formatDuration(age)} ago`;
  const long =
    duration === undefined
      ? 'SQS chooses the velocity'
      : `moving them takes about ${formatDuration(
          duration,
        )} at ${perSecond} a second`;
  return line(
    'messages',
    perSecond === undefined ? 'amber' : 'green',
    `${counted(queue.total, 'message')} wait${
      queue.total === 1 ? 's' : ''
    }${old}; ${long}.`,
    evidence,
  );
}

/** Whether SQS moves them already. */
export function runningTask({ tasks, queue }: RedriveFacts): ActionLine {
  const id = 'running-task';
  if ('problem' in tasks) {
    return line(
      id,
      'amber',
      `Whether a task moves messages already could not be asked: ${tasks.problem.message}`,
      missing(tasks.problem),
    );
  }
  const active = tasks.answer.find(isActive);
  if (active) {
    return line(
      id,
      'red',
      `A task moves messages out of ${queue.name} already; SQS allows one at a time.`,
      {
        status: active.status,
        moved: active.moved,
        startedAt: new Date(active.startedAt).toISOString(),
      },
    );
  }
  return line(
    id,
    'green',
    'No other task moves its messages. An account can have 100 such tasks; SQS says only at the start whether there are.',
    { tasksBefore: tasks.answer.length },
  );
}

/** Whether they go where they came from. */
export function destination(
  facts: RedriveFacts,
  { byHand }: RedrivePlan,
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

function wrongWith(
  { arn, queue: asked }: Destination,
  { queue, destination: chosen }: RedriveFacts,
): string[] {
  const name = queueName(arn);
  if (arn === queue.arn) {
    return [`${name} is the queue that they are taken from.`];
  }
  if ('problem' in asked && asked.problem.code === 'not-found') {
    return [`${name} does not exist.`];
  }
  const fifo = answerOf(asked)?.configuration.fifo;
  return chosen && fifo !== undefined && fifo !== queue.configuration.fifo
    ? [`${name} is of the other type: SQS moves from FIFO to FIFO only.`]
    : [];
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

/** What becomes of their order. */
export function order({ queue }: RedriveFacts): ActionLine {
  return queue.configuration.fifo
    ? line(
        'order',
        'amber',
        'FIFO: the messages go behind those that were sent in the meantime, so later ones of their groups were processed before them.',
      )
    : line(
        'order',
        'green',
        'Standard queues keep no order: they are processed among new messages.',
      );
}

/** What is the same of a message that is moved one by one. */
export function kept({ canary }: RedrivePlan): ActionLine | undefined {
  return canary > 0
    ? line(
        'kept',
        'green',
        'What is moved one by one keeps its body, its attributes, its group and its trace. It gets a new id, time of sending and receive count, and we are its sender.',
        { messages: canary },
      )
    : undefined;
}

/** Whether they expire before, and what time they get. */
export function retention(
  { queue, secondsToLoss: left, destinations }: RedriveFacts,
  { perSecond }: RedrivePlan,
): ActionLine {
  const shortest = Math.min(
    ...answered(destinations).map(
      ({ configuration }) => configuration.retentionSeconds,
    ),
  );
  const evidence: Evidence = Number.isFinite(shortest)
    ? { retentionSeconds: shortest }
    : {};
  const duration = perSecond ? queue.depths.visible / perSecond : 0;
  if (left !== undefined && left < duration) {
    return line(
      'retention',
      'amber',
      `The first of them expires in ${formatDuration(
        left,
      )}, worst case, before all are moved: raise the retention of ${
        queue.name
      } first, or the velocity.`,
      { ...evidence, leftSeconds: Math.max(0, Math.round(left)) },
    );
  }
  return line(
    'retention',
    'green',
    `The retention starts anew: where they go they get a new id, a new time of sending and ${
      Number.isFinite(shortest)
        ? formatDuration(shortest)
        : 'the whole retention'
    }.`,
    evidence,
  );
}

/** How long what fails again takes to be back. */
export function visibility(
  { queue, destinations }: RedriveFacts,
  { canary, longestWatchSeconds }: RedrivePlan,
): ActionLine {
  const back = returnSeconds(answered(destinations));
  const { inFlight } = queue.depths;
  const evidence = { returnSeconds: back, messagesInFlight: inFlight };
  if (inFlight > 0) {
    return line(
      'visibility',
      'amber',
      `${counted(inFlight, 'message')} of ${
        queue.name
      } are in flight, so something reads it: what is hidden is moved only when it is visible again.`,
      evidence,
    );
  }
  if (canary > 0 && back > longestWatchSeconds) {
    return line(
      'visibility',
      'amber',
      `What fails again is back after ${formatDuration(
        back,
      )} only (receives allowed × visibility timeout); for as long the canary is watched.`,
      evidence,
    );
  }
  return line(
    'visibility',
    'green',
    `What fails again is back after about ${formatDuration(
      back,
    )} (receives allowed × visibility timeout).`,
    evidence,
  );
}

/** Receiving may set messages aside once more. */
export function receiveCount(
  { queue }: RedriveFacts,
  { canary, byHand }: RedrivePlan,
): ActionLine | undefined {
  const { deadLetterQueueArn, maxReceiveCount } = queue.configuration;
  return deadLetterQueueArn && canary > 0
    ? line(
        'receive-count',
        'red',
        `${queue.name} has a dead-letter queue itself, ${queueName(
          deadLetterQueueArn,
        )}: to receive messages can move them there.${
          byHand ? '' : ' Without a canary SQS moves them all by itself.'
        }`,
        maxReceiveCount === undefined ? {} : { maxReceiveCount },
      )
    : undefined;
}

/** What else the role needs. */
export function encryption({
  queue,
  destinations,
}: RedriveFacts): ActionLine | undefined {
  const encrypted = [queue, ...answered(destinations)].filter(
    ({ configuration }) => configuration.encryption === 'kms',
  );
  return encrypted.length
    ? line(
        'encryption',
        'amber',
        `${encrypted
          .map(({ name }) => name)
          .join(
            ', ',
          )}: encrypted with a key of KMS, so the role needs kms:Decrypt and kms:GenerateDataKey for it as well.`,
        { queues: encrypted.map(({ name }) => name) },
      )
    : undefined;
}

function answered(destinations: readonly Destination[]): QueueNow[] {
  return destinations.flatMap(({ queue }) => answerOf(queue) ?? []);
}
