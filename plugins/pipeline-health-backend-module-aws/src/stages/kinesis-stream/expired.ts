import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { RetentionCut, retentionCutOf, withoutJumps } from '../../judging';
import { Lag, lagsOf } from './lag';
import { KinesisContext } from './KinesisInventory';

/** A reader that is this close to what expires next reads it as it goes. */
const EDGE_SECONDS = 120;

/**
 * How many records expired before anybody read them, by when they did, oldest
 * first: what came in since a reader that is gone read last, what a reader does
 * not manage to read that is as far behind as records are kept, and what waited
 * when the retention was cut.
 */
export function expiredUnread(context: KinesisContext): Sample[] {
  const retention = context.inventory?.retentionSeconds;
  const lags = lagsOf(context);
  const [worst] = lags;
  if (!retention || !worst) {
    return [];
  }
  const cut = retentionCutOf(context);
  const gone = lags.find(({ reading }) => !reading);
  const expired = gone
    ? ofGone(context, gone, retention * 1000, cut)
    : [
        ...ofCut(context, worst, retention, cut),
        ...ofSlow(context, worst, retention),
      ];
  return expired
    .filter(({ value }) => value > 0)
    .sort((left, right) => left.at - right.at);
}

function ofGone(
  { samples, now }: KinesisContext,
  { lastAt }: Lag,
  retention: number,
  cut: RetentionCut | undefined,
): Sample[] {
  return (samples.incomingRecords ?? [])
    .filter(({ at }) => at > lastAt && at < now - retention)
    .map(({ at, value }) => ({ at: expiry(at, retention, cut), value }));
}

/** What had waited for longer than the new retention when it was cut. */
function ofCut(
  { samples }: KinesisContext,
  { reader }: Lag,
  retention: number,
  cut: RetentionCut | undefined,
): Sample[] {
  const before = (samples[reader.metric] ?? []).findLast(
    ({ at }) => cut && at < cut.at,
  );
  if (!cut || !before || before.value <= retention) {
    return [];
  }
  const from = before.at - before.value * 1000;
  const until = cut.at - retention * 1000;
  return (samples.incomingRecords ?? [])
    .filter(({ at }) => at >= from && at < until)
    .map(({ value }) => ({ at: cut.at, value }));
}

/** What expires beside what a reader still manages to read; of several readers that cannot be told. */
function ofSlow(
  { samples, inventory, neighbours }: KinesisContext,
  { reader }: Lag,
  retention: number,
): Sample[] {
  const isAlone =
    reader.consumer === undefined &&
    !inventory?.fanOutConsumers &&
    neighbours.filter(({ direction }) => direction === 'downstream').length < 2;
  if (!isAlone) {
    return [];
  }
  const [incoming, read] = ['incomingRecords', 'readRecords'].map(
    metric =>
      new Map((samples[metric] ?? []).map(({ at, value }) => [at, value])),
  );
  return withoutJumps(samples[reader.metric] ?? [])
    .filter(({ value }) => value >= retention - EDGE_SECONDS)
    .flatMap(({ at }) => {
      const came = incoming.get(at - retention * 1000);
      const taken = read.get(at);
      return came === undefined || taken === undefined
        ? []
        : [{ at, value: came - taken }];
    });
}

function expiry(
  at: number,
  retention: number,
  cut: RetentionCut | undefined,
): number {
  const expires = at + retention;
  return cut && expires < cut.at && at + cut.beforeSeconds * 1000 > cut.at
    ? cut.at
    : expires;
}
