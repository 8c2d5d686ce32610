import { round } from './measure.mjs';

/** The fewest calls in which so many series can be asked for. */
export function fewestCalls(series) {
  const counts = new Map();
  for (const { stage, period, to } of series) {
    const key = [stage.account, stage.region, period, to].join();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts.values()].reduce(
    (sum, count) => sum + Math.ceil(count / 500),
    0,
  );
}

/** Notes what CloudWatch is asked: the calls, as they are let through. */
export function noteCalls({ CloudWatchLimiter }) {
  const calls = [];
  const { metrics } = CloudWatchLimiter.prototype;
  CloudWatchLimiter.prototype.metrics = function noted(batch, ask) {
    calls.push(batch);
    return metrics.call(this, batch, ask);
  };
  return calls;
}

/** The account and region of a call. */
export const placeOf = ({ queries: [{ request }] }) => request.stage;

/** How long the quotas of points and of calls that we keep below make such calls last at least. */
export function quotaSeconds(ours, calls, now) {
  const { metricPointsPerSecond, metricCallsPerSecond } = ours.CLOUDWATCH_RATES;
  const sums = new Map();
  for (const call of calls) {
    const { account, region } = placeOf(call);
    const key = `${account}/${region}`;
    const [points, count] = sums.get(key) ?? [0, 0];
    sums.set(key, [points + ours.weightOf(call, now), count + 1]);
  }
  const seconds = [...sums.values()].flatMap(([points, count]) => [
    points / metricPointsPerSecond,
    count / metricCallsPerSecond,
  ]);
  return round(Math.max(...seconds), 1);
}
