import { LambdaContext } from './LambdaInventory';

const MINUTE = 60_000;
/** For so long the oldest record must have stayed the same. */
const STUCK_MS = 6 * MINUTE;
/** An age that grows like this, or faster by no more than its grain, is that of one and the same record. */
const GROWTH = { least: 0.9, most: 1.2 };
/** Minutes in which calls fail, of all with calls; retries come with pauses. */
const FAILING_SHARE = 0.2;

/**
 * Epoch milliseconds since when one batch is in the way: the oldest record has
 * stayed the same for some minutes, while some calls fail again and again and
 * others succeed. Where all fail it is the function.
 */
export function blockedSince({ samples }: LambdaContext): number | undefined {
  const ages = samples.iteratorAge ?? [];
  const last = ages[ages.length - 1];
  const before = ages.findLast(({ at }) => at <= (last?.at ?? 0) - STUCK_MS);
  if (!last || !before) {
    return undefined;
  }
  const elapsed = (last.at - before.at) / 1000;
  const growth = (last.value - before.value) / elapsed;
  if (growth < GROWTH.least || growth > GROWTH.most) {
    return undefined;
  }
  const since = ({ at }: { at: number }) => at > before.at;
  const invocations = (samples.invocations ?? []).filter(
    sample => since(sample) && sample.value > 0,
  );
  const errors = (samples.errors ?? []).filter(
    sample => since(sample) && sample.value > 0,
  );
  const called = total(invocations);
  const failed = total(errors);
  const isPart =
    errors.length >= FAILING_SHARE * invocations.length && failed < called;
  return failed > 0 && isPart ? last.at - last.value * 1000 : undefined;
}

function total(samples: readonly { value: number }[]): number {
  return samples.reduce((sum, { value }) => sum + value, 0);
}
