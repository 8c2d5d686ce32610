import { ProblemCode } from '@pipeline-health/plugin-pipeline-health-common';
import { SourceUsage } from '@pipeline-health/plugin-pipeline-health-node';
import { PRICED_CALLS } from '../prices';

/**
 * Counts what one shard's questions come to.
 */
export class UsageMeter {
  private calls: { [service: string]: number } = {};
  private metricsRequested = 0;
  private questions = 0;
  private failedCalls: NonNullable<SourceUsage['failedCalls']> = {};

  /** What things cost, by the names of the price table. */
  constructor(private readonly usdOf: (name: string) => number) {}

  countCall(service: string): void {
    this.calls[service] = (this.calls[service] ?? 0) + 1;
  }

  countFailure(service: string, code: ProblemCode): void {
    const codes = (this.failedCalls[service] ??= {});
    codes[code] = (codes[code] ?? 0) + 1;
  }

  /** Notes so many series that were asked for, and what is billed of them. */
  countMetrics(questions: number, billed: number): void {
    this.questions += questions;
    this.metricsRequested += billed;
  }

  /** Everything since the last call of this method. */
  take(): SourceUsage {
    const { calls, failedCalls, metricsRequested, questions } = this;
    this.calls = {};
    this.metricsRequested = 0;
    this.questions = 0;
    this.failedCalls = {};
    const costUsd = Object.entries(calls).reduce(
      (sum, [service, count]) =>
        sum +
        (service in PRICED_CALLS
          ? count * this.usdOf(PRICED_CALLS[service])
          : 0),
      metricsRequested * this.usdOf('cloudwatch.metric'),
    );
    const throttles = Object.values(failedCalls).reduce(
      (sum, { throttled = 0 }) => sum + throttled,
      0,
    );
    return {
      calls,
      failedCalls,
      metricsRequested,
      questions,
      costUsd,
      throttles,
    };
  }
}
