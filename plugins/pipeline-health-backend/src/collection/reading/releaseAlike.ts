import { Shard } from '@pipeline-health/plugin-pipeline-health-node';

/**
 * How many of those that wait are asked for each that is answered again. More
 * than one, so that all are asked in a round; few enough that while only some
 * are answered, no more are asked than that.
 */
const FOR_EACH = 4;

/** Where failed questions wait. */
interface Waiting {
  release(
    which: { shard: Shard; cause: string; limit: number },
    now: number,
  ): Promise<void>;
}

/** Has those asked that failed for the causes of what is answered again, a cause for each. */
export async function releaseAlike(
  waiting: Waiting,
  shard: Shard,
  causes: readonly string[],
  now: number,
): Promise<void> {
  for (const cause of new Set(causes)) {
    const answered = causes.filter(each => each === cause).length;
    await waiting.release({ shard, cause, limit: FOR_EACH * answered }, now);
  }
}
