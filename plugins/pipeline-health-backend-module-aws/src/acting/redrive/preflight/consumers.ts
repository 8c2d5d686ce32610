import {
  ActionLine,
  Finding,
  formatDuration,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  answerOf,
  StageFacts,
} from '@pipeline-health/plugin-pipeline-health-node';
import { knownUntil, sumSince } from '../../../judging';
import { queueName } from '../../../stages/sqs-queue/queueUrl';
import { CollectedDestination, Destination } from '../RedriveFacts';
import { counted, line } from './line';

/** By so much the last minutes say what happens now. */
const LATELY_MS = 30 * 60_000;
/** So long ago the newest dead letter is, before what put it there counts as gone. */
const QUIET_MS = 60 * 60_000;
/** What is known up to then is known of now. */
const CURRENT_MS = 20 * 60_000;
/** From this share of what is processed on, failing is no exception. */
const FAILING_RATIO = 0.1;
/** Fewer that were received and not processed may be in flight. */
const MOST_UNFINISHED = 5;
const UNFINISHED_RATIO = 0.2;

/** Whether what takes the messages runs and succeeds. */
export function consumer(
  {
    arn,
    facts,
    findings,
    queue,
  }: CollectedDestination & Partial<Pick<Destination, 'queue'>>,
  now: number,
): ActionLine {
  const id = `consumer-of-${queueName(arn)}`;
  const name = queueName(arn);
  const depths = answerOf(queue)?.depths;
  const fault = findings.find(
    ({ claim, severity }) =>
      claim !== 'posture' && claim !== 'starvation' && isBad(severity),
  );
  if (fault) {
    return line(
      id,
      fault.severity === 'critical' ? 'red' : 'amber',
      `${name}: ${fault.title}.`,
      fault.evidence,
    );
  }
  const from = now - LATELY_MS;
  const sum = (metric: string) => sumSince(facts?.samples[metric], from) ?? 0;
  const isKnown =
    facts &&
    knownUntil(facts, 'messagesReceived') >= now - CURRENT_MS &&
    knownUntil(facts, 'messagesDeleted') >= now - CURRENT_MS;
  if (!isKnown) {
    return line(
      id,
      'amber',
      `Whether anything takes messages from ${name} is not known.`,
    );
  }
  const [received, deleted] = ['messagesReceived', 'messagesDeleted'].map(sum);
  const empty = sum('emptyReceives');
  const evidence = {
    received,
    deleted,
    emptyReceives: empty,
    ...(depths && { waiting: depths.visible, inFlight: depths.inFlight }),
    windowSeconds: LATELY_MS / 1000,
  };
  const lately = `in the last ${formatDuration(LATELY_MS / 1000)}`;
  const notProcessed = received - deleted - (depths?.inFlight ?? 0);
  if (
    deleted > 0 &&
    notProcessed >= MOST_UNFINISHED &&
    notProcessed >= UNFINISHED_RATIO * received
  ) {
    return line(
      id,
      'amber',
      `The consumer of ${name} received ${counted(
        received,
        'message',
      )} ${lately} and processed ${deleted}.`,
      evidence,
    );
  }
  if (deleted > 0) {
    return line(
      id,
      'green',
      `The consumer of ${name} processed ${counted(
        deleted,
        'message',
      )} ${lately}.`,
      evidence,
    );
  }
  if (received > 0) {
    return line(
      id,
      'red',
      `The consumer of ${name} received ${counted(
        received,
        'message',
      )} ${lately} and processed none.`,
      evidence,
    );
  }
  return empty > 0
    ? line(
        id,
        'amber',
        `Something asks ${name} for messages and there were none ${lately}: whether it succeeds is not seen.`,
        evidence,
      )
    : line(
        id,
        'red',
        `Nothing has asked ${name} for messages ${lately}: they would only wait there.`,
        evidence,
      );
}

/** Whether what put the messages there is still found. */
export function cause({
  destinations,
  stage,
  now,
}: {
  destinations: readonly CollectedDestination[];
  stage: StageFacts;
  now: number;
}): ActionLine {
  const id = 'cause';
  const faults = destinations.flatMap(({ behind }) =>
    behind.findings.filter(
      ({ claim, severity }) =>
        (claim === 'own-fault' || claim === 'refusal') && isBad(severity),
    ),
  );
  const worst =
    faults.find(({ severity }) => severity === 'critical') ?? faults[0];
  if (worst) {
    return line(
      id,
      'red',
      `What can have put them there is still found: ${worst.title}.`,
      { finding: worst.id, stage: worst.stage, ...worst.evidence },
    );
  }
  const until = knownUntil(stage, 'messagesVisible');
  if (until < now - CURRENT_MS) {
    return line(
      id,
      'amber',
      `Whether further dead letters come to ${stage.stage.name} is not known.`,
    );
  }
  const { count, lastAt } = arrivals(stage.samples.messagesVisible, now);
  const processed = destinations.reduce(
    (sum, { facts }) =>
      sum + (sumSince(facts?.samples.messagesDeleted, now - QUIET_MS) ?? 0),
    0,
  );
  const window = formatDuration(QUIET_MS / 1000);
  if (count > 0 && lastAt !== undefined) {
    const evidence = {
      newDeadLetters: count,
      processed,
      lastAt: new Date(lastAt).toISOString(),
    };
    return line(
      id,
      count >= FAILING_RATIO * (processed + count) ? 'red' : 'amber',
      `${counted(count, 'further message')} came to ${
        stage.stage.name
      } in the last ${window}: something still fails.`,
      evidence,
    );
  }
  const { names, unknown } = lookedAt(destinations);
  const looked = names.length
    ? `no fault is found at ${names.join(', ')}`
    : 'nothing tells why they failed';
  return line(
    id,
    names.length && !unknown ? 'green' : 'amber',
    unknown
      ? `No further dead letter came in the last ${window}, but not everything behind could be asked: ${unknown.title}.`
      : `No further dead letter came in the last ${window}, and ${looked}.`,
    { newDeadLetters: 0 },
  );
}

/** Whether all that is known says that what put them there is gone. */
export function causeIsAway(
  destinations: readonly CollectedDestination[],
  context: StageFacts & { now: number },
): boolean {
  const { level, evidence } = cause({
    destinations,
    stage: context,
    now: context.now,
  });
  const { unknown } = lookedAt(destinations);
  // Nothing may be known behind a queue whose consumer is no stage.
  return level === 'green' || (evidence.newDeadLetters === 0 && !unknown);
}

/** Whether what takes the messages was seen to succeed. */
export function consumerSucceeds(
  destination: CollectedDestination,
  now: number,
): boolean {
  return (
    consumer(destination, now).level === 'green' &&
    !destination.findings.some(({ severity }) => severity === 'unknown')
  );
}

function lookedAt(destinations: readonly CollectedDestination[]): {
  names: string[];
  unknown?: Finding;
} {
  const behind = destinations.map(each => each.behind);
  return {
    names: [...new Set(behind.flatMap(({ names }) => names))],
    unknown: behind
      .flatMap(({ findings }) => findings)
      .find(({ severity }) => severity === 'unknown'),
  };
}

/** How much a depth grew in the last hour. */
function arrivals(
  depths: readonly { at: number; value: number }[] = [],
  now: number,
): { count: number; lastAt?: number } {
  return depths.reduce<{ count: number; lastAt?: number }>(
    (sum, { at, value }, index) => {
      const more = index === 0 ? 0 : value - depths[index - 1].value;
      return at >= now - QUIET_MS && more > 0
        ? { count: sum.count + more, lastAt: at }
        : sum;
    },
    { count: 0 },
  );
}

function isBad(severity: Finding['severity']): boolean {
  return severity === 'critical' || severity === 'warning';
}
