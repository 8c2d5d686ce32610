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

/** What is known up to then is known of now. */
export const CURRENT_MS = 20 * 60_000;
/** By so much the last minutes say what happens now. */
export const LATELY_MS = 30 * 60_000;
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
  const name = queueName(arn);
  const id = `consumer-of-${name}`;
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
  const flow = flowLately(facts, now);
  if (!flow) {
    return line(
      id,
      'amber',
      `Whether anything takes messages from ${name} is not known.`,
    );
  }
  const depths = answerOf(queue)?.depths;
  const taken = {
    ...flow,
    ...(depths && { waiting: depths.visible, inFlight: depths.inFlight }),
    windowSeconds: LATELY_MS / 1000,
  };
  const [level, message] = judged(name, taken);
  return line(id, level, message, taken);
}

/** What was taken from a queue and processed in the last minutes; undefined when it is not known. */
export function flowLately(
  facts: StageFacts | undefined,
  now: number,
): { received: number; deleted: number; emptyReceives: number } | undefined {
  const isKnown =
    facts &&
    knownUntil(facts, 'messagesReceived') >= now - CURRENT_MS &&
    knownUntil(facts, 'messagesDeleted') >= now - CURRENT_MS;
  if (!isKnown) {
    return undefined;
  }
  const sum = (metric: string) =>
    sumSince(facts.samples[metric], now - LATELY_MS) ?? 0;
  return {
    received: sum('messagesReceived'),
    deleted: sum('messagesDeleted'),
    emptyReceives: sum('emptyReceives'),
  };
}

function judged(
  name: string,
  taken: {
    received: number;
    deleted: number;
    emptyReceives: number;
    inFlight?: number;
  },
): [ActionLine['level'], string] {
  const { received, deleted, emptyReceives, inFlight = 0 } = taken;
  const lately = `in the last ${formatDuration(LATELY_MS / 1000)}`;
  if (received === 0 && deleted === 0) {
    return emptyReceives > 0
      ? [
          'amber',
          `Something asks ${name} for messages and there were none ${lately}: whether it succeeds is not seen.`,
        ]
      : [
          'red',
          `Nothing has asked ${name} for messages ${lately}: they would only wait there.`,
        ];
  }
  const took = `The consumer of ${name} received ${counted(
    received,
    'message',
  )} ${lately} and processed`;
  if (deleted === 0) {
    return ['red', `${took} none.`];
  }
  const unfinished = received - deleted - inFlight;
  return unfinished >= MOST_UNFINISHED &&
    unfinished >= UNFINISHED_RATIO * received
    ? ['amber', `${took} ${deleted}.`]
    : [
        'green',
        `The consumer of ${name} processed ${counted(
          deleted,
          'message',
        )} ${lately}.`,
      ];
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

/** Whether something is wrong by a finding. */
export function isBad(severity: Finding['severity']): boolean {
  return severity === 'critical' || severity === 'warning';
}
