import { LambdaContext } from './LambdaInventory';

const MINUTE = 60_000;
/** A failure this soon after a deployment is most likely its doing. */
const AFTER_MS = 60 * MINUTE;
/** Calls are published by the minute in which they began. */
const BEFORE_MS = 2 * MINUTE;
const SAME_MS = 10 * MINUTE;

/**
 * Epoch milliseconds of the deployment that trouble came with: it began within
 * an hour of it, or with the first calls after it. What was found before stays
 * so when somebody deploys again and the trouble goes on.
 */
export function deploymentOf(
  { inventory, samples, previous }: LambdaContext,
  check: string,
  since: number,
): number | undefined {
  const deployed = Date.parse(inventory?.deployedAt ?? '');
  const calls = (samples.invocations ?? []).filter(({ value }) => value > 0);
  // Only where one before it is known is it the first.
  const first = calls.some(({ at }) => at < deployed)
    ? calls.find(({ at }) => at >= deployed)
    : undefined;
  if (
    since >= deployed - BEFORE_MS &&
    (since <= deployed + AFTER_MS || (first && since <= first.at))
  ) {
    return deployed;
  }
  const before = previous[check];
  const told = before?.message.values.deployed;
  return before?.onsetAt !== undefined &&
    Math.abs(Date.parse(before.onsetAt) - since) <= SAME_MS &&
    typeof told === 'object' &&
    'value' in told &&
    typeof told.value === 'number'
    ? told.value
    : undefined;
}
