import { GetMetricDataCommandInput } from '@aws-sdk/client-cloudwatch';
import { ProblemCode } from '@pipeline-health/plugin-pipeline-health-common';
import { SourceUsage } from '@pipeline-health/plugin-pipeline-health-node';
import { billedMetrics, priceOfRequest } from '../prices';

/** A request as it is sent. */
export interface CountedRequest {
  /** `sqs` */
  service: string;
  /** `GetQueueAttributes` */
  operation: string;
  input: object;
}

/**
 * Counts what one shard's questions come to.
 */
export class UsageMeter {
  private usage = nothing();

  /** What things cost, by the names of the price table. */
  constructor(private readonly usdOf: (name: string) => number) {}

  /** Counts an attempt to ask. */
  countCall({ service, operation, input }: CountedRequest): void {
    const { calls } = this.usage;
    const price = priceOfRequest(service, operation, input);
    calls[service] = (calls[service] ?? 0) + 1;
    this.usage.costUsd += price === undefined ? 0 : this.usdOf(price);
  }

  /** Counts what is billed when an attempt was carried out, even if the answer was lost. */
  countCarriedOut({ service, operation, input }: CountedRequest): void {
    if (service === 'cloudwatch' && operation === 'GetMetricData') {
      const read: Partial<GetMetricDataCommandInput> = input;
      const billed = billedMetrics(read);
      this.usage.questions += read.MetricDataQueries?.length ?? 0;
      this.usage.metricsRequested += billed;
      this.usage.costUsd += billed * this.usdOf('cloudwatch.metric');
    }
  }

  /** Counts questions that were answered without asking: what one costs falls by them. */
  countSpared(questions: number): void {
    this.usage.questions += questions;
  }

  countFailure({ service }: CountedRequest, code: ProblemCode): void {
    const codes = (this.usage.failedCalls[service] ??= {});
    codes[code] = (codes[code] ?? 0) + 1;
    this.usage.throttles += code === 'throttled' ? 1 : 0;
  }

  /** Everything since the last call of this method. */
  take(): SourceUsage {
    const { usage } = this;
    this.usage = nothing();
    return usage;
  }
}

function nothing(): Required<SourceUsage> {
  return {
    calls: {},
    failedCalls: {},
    metricsRequested: 0,
    questions: 0,
    costUsd: 0,
    throttles: 0,
  };
}
