import {
  ActionLine,
  Finding,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  answerOf,
  Said,
  StageFacts,
} from '@pipeline-health/plugin-pipeline-health-node';
import { knownUntil, sumSince } from '../../../judging';
import { queueName } from '../../../stages/sqs-queue/queueUrl';
import { CollectedDestination, Destination } from '../RedriveFacts';
import { say, sayOf, seconds } from '../../say';
import { line } from './line';

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
      sayOf(fault, 'consumer', { queue: name }, 'fault'),
      fault.evidence,
    );
  }
  const flow = flowLately(facts, now);
  if (!flow) {
    return line(id, 'amber', say('consumer', { queue: name }, 'unknown'));
  }
  const depths = answerOf(queue)?.depths;
  const taken = {
    ...flow,
    ...(depths && { waiting: depths.visible, inFlight: depths.inFlight }),
    windowSeconds: LATELY_MS / 1000,
  };
  const [level, said] = judged(name, taken);
  return line(id, level, said, taken);
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
): [ActionLine['level'], Said] {
  const { received, deleted, emptyReceives, inFlight = 0 } = taken;
  const of = { queue: name, window: seconds(LATELY_MS / 1000) };
  if (received === 0 && deleted === 0) {
    return emptyReceives > 0
      ? ['amber', say('consumer', of, 'asks')]
      : ['red', say('consumer', of, 'silent')];
  }
  if (deleted === 0) {
    return ['red', say('consumer', { ...of, count: received }, 'fails')];
  }
  const unfinished = received - deleted - inFlight;
  return unfinished >= MOST_UNFINISHED &&
    unfinished >= UNFINISHED_RATIO * received
    ? [
        'amber',
        say(
          'consumer',
          { ...of, count: received, processed: deleted },
          'partly',
        ),
      ]
    : ['green', say('consumer', { ...of, count: deleted }, 'works')];
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
