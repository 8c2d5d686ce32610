import Bottleneck from 'bottleneck';
import { pointsOf, QueryBatch } from './PlannedQuery';

/**
 * What one account and region may be asked each second.
 */
export interface CloudWatchRates {
  metricCallsPerSecond: number;
  metricPointsPerSecond: number;
  alarmCallsPerSecond: number;
}

/** 40 % of the quotas, which dashboards and other tools share. */
export const CLOUDWATCH_RATES: CloudWatchRates = {
  metricCallsPerSecond: 20,
  metricPointsPerSecond: 72_000,
  alarmCallsPerSecond: 3,
};

/** CloudWatch allows more points for windows that begin earlier. */
const RECENT = 3 * 60 * 60 * 1000;
const OLD_WINDOW_WEIGHT = 180 / 396;

/**
 * Keeps the questions of one account and region below CloudWatch's quotas: one
 * bucket for calls, one for the points that they ask for.
 */
export class CloudWatchLimiter {
  private readonly calls: Bottleneck;
  private readonly points: Bottleneck;
  private readonly alarms: Bottleneck;
  private readonly largestWeight: number;

  constructor(rates: CloudWatchRates, private readonly now: () => number) {
    this.largestWeight = Math.max(rates.metricPointsPerSecond, 100_800);
    this.calls = bucket(rates.metricCallsPerSecond);
    this.points = bucket(rates.metricPointsPerSecond, this.largestWeight);
    this.alarms = bucket(rates.alarmCallsPerSecond);
  }

  metrics<T>(batch: QueryBatch, ask: () => Promise<T>): Promise<T> {
    const weight = Math.min(this.largestWeight, weightOf(batch, this.now()));
    // Waiting for points must not hold a place among the calls.
    return this.points
      .schedule({ weight }, async () => undefined)
      .then(() => this.calls.schedule(ask));
  }

  alarmPage<T>(ask: () => Promise<T>): Promise<T> {
    return this.alarms.schedule(ask);
  }

  async stop(): Promise<void> {
    await Promise.all(
      [this.calls, this.points, this.alarms].map(limiter =>
        limiter.disconnect(),
      ),
    );
  }
}

/**
 * How much of the quota of points a call uses.
 */
export function weightOf(batch: QueryBatch, now: number): number {
  const isRecent = batch.from >= now - RECENT;
  return Math.ceil(pointsOf(batch) * (isRecent ? 1 : OLD_WINDOW_WEIGHT));
}

function bucket(perSecond: number, most = perSecond): Bottleneck {
  return new Bottleneck({
    reservoir: most,
    reservoirIncreaseAmount: perSecond,
    reservoirIncreaseInterval: 1000,
    reservoirIncreaseMaximum: most,
  });
}
