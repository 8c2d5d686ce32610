import { pointsOf, QueryBatch } from './PlannedQuery';
import { TokenBucket } from './TokenBucket';

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
  private readonly calls: TokenBucket;
  private readonly points: TokenBucket;
  private readonly alarms: TokenBucket;
  private readonly largestWeight: number;

  constructor(rates: CloudWatchRates, private readonly now: () => number) {
    this.largestWeight = Math.max(rates.metricPointsPerSecond, 100_800);
    this.calls = new TokenBucket(rates.metricCallsPerSecond);
    this.points = new TokenBucket(
      rates.metricPointsPerSecond,
      this.largestWeight,
    );
    this.alarms = new TokenBucket(rates.alarmCallsPerSecond);
  }

  async metrics<T>(batch: QueryBatch, ask: () => Promise<T>): Promise<T> {
    await this.points.take(
      Math.min(this.largestWeight, weightOf(batch, this.now())),
    );
    await this.calls.take();
    return ask();
  }

  /** A page of the list of metrics counts as a call for metrics: its quota is half of theirs, and pages come one by one. */
  async metricListPage<T>(ask: () => Promise<T>): Promise<T> {
    await this.calls.take();
    return ask();
  }

  async alarmPage<T>(ask: () => Promise<T>): Promise<T> {
    await this.alarms.take();
    return ask();
  }
}

/**
 * How much of the quota of points a call uses.
 */
export function weightOf(batch: QueryBatch, now: number): number {
  const isRecent = batch.from >= now - RECENT;
  return Math.ceil(pointsOf(batch) * (isRecent ? 1 : OLD_WINDOW_WEIGHT));
}
