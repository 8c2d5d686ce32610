import { SourceUsage } from '@pipeline-health/plugin-pipeline-health-node';
import { USD_PER_CALL, USD_PER_METRIC } from '../prices';

/**
 * Counts what one shard's questions come to.
 */
export class UsageMeter {
  private calls: { [service: string]: number } = {};
  private metricsRequested = 0;
  private throttles = 0;

  countCall(service: string): void {
    this.calls[service] = (this.calls[service] ?? 0) + 1;
  }

  countThrottle(): void {
    this.throttles += 1;
  }

  countMetrics(count: number): void {
    this.metricsRequested += count;
  }

  /** Everything since the last call of this method. */
  take(): SourceUsage {
    const { calls, metricsRequested, throttles } = this;
    this.calls = {};
    this.metricsRequested = 0;
    this.throttles = 0;
    const costUsd = Object.entries(calls).reduce(
      (sum, [service, count]) => sum + count * (USD_PER_CALL[service] ?? 0),
      metricsRequested * USD_PER_METRIC,
    );
    return { calls, metricsRequested, costUsd, throttles };
  }
}
