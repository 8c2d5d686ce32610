import { ProblemCode } from '@pipeline-health/plugin-pipeline-health-common';
import { SourceUsage } from '@pipeline-health/plugin-pipeline-health-node';
import { USD_PER_CALL, USD_PER_METRIC } from '../prices';

/**
 * Counts what one shard's questions come to.
 */
export class UsageMeter {
  private calls: { [service: string]: number } = {};
  private metricsRequested = 0;
  private failedCalls: NonNullable<SourceUsage['failedCalls']> = {};

  countCall(service: string): void {
    this.calls[service] = (this.calls[service] ?? 0) + 1;
  }

  countFailure(service: string, code: ProblemCode): void {
    const codes = (this.failedCalls[service] ??= {});
    codes[code] = (codes[code] ?? 0) + 1;
  }

  countMetrics(count: number): void {
    this.metricsRequested += count;
  }

  /** Everything since the last call of this method. */
  take(): SourceUsage {
    const { calls, failedCalls, metricsRequested } = this;
    this.calls = {};
    this.metricsRequested = 0;
    this.failedCalls = {};
    const costUsd = Object.entries(calls).reduce(
      (sum, [service, count]) => sum + count * (USD_PER_CALL[service] ?? 0),
      metricsRequested * USD_PER_METRIC,
    );
    const throttles = Object.values(failedCalls).reduce(
      (sum, { throttled = 0 }) => sum + throttled,
      0,
    );
    return { calls, failedCalls, metricsRequested, costUsd, throttles };
  }
}
