import {
  ActionContext,
  currentReading,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../../../aws/access';
import { askQueue } from '../askQueue';
import { askDepths, askElsewhere, Before } from './Before';
import { looked, Verdict, verdictOf, Watch, watchOf } from './Watch';

/** How often it is looked. */
export const LOOK_AGAIN_MS = 20_000;

/** By whom and when it is looked. */
export interface Looking {
  access: AwsAccess;
  context: Pick<ActionContext, 'pipeline'>;
  /** The queue of the dead letters. */
  queueArn: string;
  /** Epoch milliseconds. */
  now: number;
  /** From a larger share that came back on, it came back. */
  mostBack: number;
}

/** Begins to watch what was moved. */
export async function beginWatch(
  { access, queueArn, now }: Looking,
  options: {
    moved: number;
    from: number;
    before: Before;
    /** Where it went. */
    to: readonly string[];
    longestSeconds: number;
  },
): Promise<Watch> {
  const { before, to, ...more } = options;
  const destinations = await Promise.all(to.map(arn => askQueue(access, arn)));
  const known = Object.keys(before.deadLetters);
  return watchOf({
    ...more,
    ...{ queueArn, now, destinations },
    before: {
      deadLetters: {
        ...(await askElsewhere(access, destinations, [...known, ...to])),
        ...before.deadLetters,
      },
      destinations: Object.fromEntries(
        to.map(arn => [arn, before.destinations[arn] ?? 0]),
      ),
    },
  });
}

/** Looks what has become by now of what was moved. */
export async function look(
  { access, context, now, mostBack }: Looking,
  watch: Watch,
): Promise<{ watch: Watch; verdict: Verdict }> {
  const [deadLetters, destinations] = await Promise.all([
    askDepths(access, Object.keys(watch.left)),
    Promise.all(Object.keys(watch.before).map(arn => askQueue(access, arn))),
  ]);
  const seen = {
    now,
    deadLetters,
    destinations: destinations.map(({ arn, total }) => ({
      arn,
      total,
      oldestSentAt: oldestSentAt(arn, context),
    })),
  };
  const next = looked(watch, seen);
  return { watch: next, verdict: verdictOf(next, seen, mostBack) };
}

/** Epoch milliseconds. */
function oldestSentAt(
  arn: string,
  { pipeline }: Looking['context'],
): number | undefined {
  const facts = pipeline.stages.find(({ stage }) => stage.arn === arn);
  const age = facts && currentReading(facts, 'oldestMessageAge');
  return age && Date.parse(age.at) - age.value * 1000;
}
