import {
  ActionLine,
  Finding,
  Quantity,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Said, StageFacts } from '@pipeline-health/plugin-pipeline-health-node';
import { knownUntil, sumSince } from '../../../judging';
import { CollectedDestination } from '../RedriveFacts';
import { CURRENT_MS, isBad } from './consumer';
import { say, sayOf, seconds } from '../../say';
import { line } from './line';

/** So long ago the newest dead letter is, before what put it there counts as gone. */
const QUIET_MS = 60 * 60_000;
/** From this share of what is processed on, failing is no exception. */
const FAILING_RATIO = 0.1;

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
    return line(id, 'red', sayOf(worst, 'cause', {}, 'found'), {
      finding: worst.id,
      stage: worst.stage,
      ...worst.evidence,
    });
  }
  const until = knownUntil(stage, 'messagesVisible');
  if (until < now - CURRENT_MS) {
    return line(
      id,
      'amber',
      say('cause', { queue: stage.stage.name }, 'unknown'),
    );
  }
  const { count, lastAt } = arrivals(stage.samples.messagesVisible, now);
  const processed = destinations.reduce(
    (sum, { facts }) =>
      sum + (sumSince(facts?.samples.messagesDeleted, now - QUIET_MS) ?? 0),
    0,
  );
  const window = seconds(QUIET_MS / 1000);
  if (count > 0 && lastAt !== undefined) {
    const evidence = {
      newDeadLetters: count,
      processed,
      lastAt: new Date(lastAt).toISOString(),
    };
    return line(
      id,
      count >= FAILING_RATIO * (processed + count) ? 'red' : 'amber',
      say('cause', { count, queue: stage.stage.name, window }, 'more'),
      evidence,
    );
  }
  const { names, unknown } = lookedAt(destinations);
  return line(
    id,
    names.length && !unknown ? 'green' : 'amber',
    sayQuiet(names, unknown, window),
    { newDeadLetters: 0 },
  );
}

/** What is said of dead letters that come no more. */
function sayQuiet(
  names: readonly string[],
  unknown: Finding | undefined,
  window: Quantity,
): Said {
  if (unknown) {
    return sayOf(unknown, 'cause', { window }, 'behind');
  }
  return names.length > 0
    ? say('cause', { window, names: [...names] }, 'no-fault')
    : say('cause', { window }, 'untold');
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
