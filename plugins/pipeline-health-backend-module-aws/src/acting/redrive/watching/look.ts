import {
  ActionContext,
  currentReading,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../../../aws/access';
import { askQueue } from '../askQueue';
import { looked, Verdict, verdictOf, Watch } from './Watch';

/** By whom and when it is looked. */
interface Looking {
  access: AwsAccess;
  context: Pick<ActionContext, 'pipeline'>;
  /** The queue of the dead letters. */
  queueArn: string;
  /** Epoch milliseconds. */
  now: number;
  /** From a larger share that came back on, it came back. */
  mostBack: number;
}

/** Looks what has become by now of what was moved. */
export async function look(
  { access, context, queueArn, now, mostBack }: Looking,
  watch: Watch,
): Promise<{ watch: Watch; verdict: Verdict }> {
  const [queue, ...destinations] = await Promise.all(
    [queueArn, ...Object.keys(watch.before)].map(arn => askQueue(access, arn)),
  );
  const seen = {
    now,
    deadLetters: queue.total,
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
