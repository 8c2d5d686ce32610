import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Milliseconds */
const RESOLUTION = 10;

/** How long the event loop was blocked, in seconds. */
export interface EventLoopDelay {
  median: number;
  p99: number;
  longest: number;
}

/**
 * Tells how long the event loop was blocked since it was asked last. Watches
 * from the first question on, and costs nothing before.
 */
export function eventLoopDelay(): () => EventLoopDelay | undefined {
  let histogram: ReturnType<typeof monitorEventLoopDelay> | undefined;
  return () => {
    if (!histogram) {
      histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
      histogram.enable();
      return undefined;
    }
    const { count } = histogram;
    const delay = {
      median: blocked(histogram.percentile(50)),
      p99: blocked(histogram.percentile(99)),
      longest: blocked(histogram.max),
    };
    histogram.reset();
    return count > 0 ? delay : undefined;
  };
}

/** What is measured is the time between two looks, which would be the resolution. */
function blocked(nanoseconds: number): number {
  return Math.max(0, nanoseconds / 1e9 - RESOLUTION / 1_000);
}
