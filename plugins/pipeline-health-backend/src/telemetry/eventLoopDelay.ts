import { createHistogram, RecordableHistogram } from 'node:perf_hooks';

/** Milliseconds between two looks. */
const LOOK_EVERY = 20;

/** How long the event loop was blocked, in seconds. */
export interface EventLoopDelay {
  median: number;
  p99: number;
  longest: number;
}

/**
 * Tells how long the event loop was blocked since it was asked last. Watches
 * from the first question on, and costs nothing before. Node.js's own monitor
 * forgets a block that is under way when it is reset; this one does not.
 */
export function eventLoopDelay(): () => EventLoopDelay | undefined {
  let histogram: RecordableHistogram | undefined;
  return () => {
    if (!histogram) {
      histogram = watch();
      return undefined;
    }
    const { count } = histogram;
    const delay = {
      median: histogram.percentile(50) / 1e6,
      p99: histogram.percentile(99) / 1e6,
      longest: histogram.max / 1e6,
    };
    histogram.reset();
    return count > 0 ? delay : undefined;
  };
}

/** Notes, in microseconds, how much later than planned it looks. */
function watch(): RecordableHistogram {
  const histogram = createHistogram();
  let last = performance.now();
  const look = () => {
    const late = performance.now() - last - LOOK_EVERY;
    last += late + LOOK_EVERY;
    histogram.record(Math.max(1, Math.round(late * 1_000)));
  };
  setInterval(look, LOOK_EVERY).unref();
  return histogram;
}
