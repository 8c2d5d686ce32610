import type { EventSourceMappingConfiguration } from '@aws-sdk/client-lambda';
import { EventSource } from './LambdaInventory';

/** An event source mapping in our words. */
export function parseEventSource(
  mapping: EventSourceMappingConfiguration,
): EventSource {
  return {
    id: mapping.UUID ?? '',
    sourceArn: mapping.EventSourceArn,
    state: mapping.State ?? 'UNKNOWN',
    stateReason: mapping.StateTransitionReason || undefined,
    lastResult: mapping.LastProcessingResult || undefined,
    changedAt: mapping.LastModified?.toISOString(),
    batchSize: mapping.BatchSize,
    maximumRetries: limit(mapping.MaximumRetryAttempts),
    maximumRecordAgeSeconds: limit(mapping.MaximumRecordAgeInSeconds),
    splitsBatches: mapping.BisectBatchOnFunctionError ?? false,
    reportsFailedItems:
      mapping.FunctionResponseTypes?.includes('ReportBatchItemFailures') ??
      false,
    failureDestination:
      mapping.DestinationConfig?.OnFailure?.Destination || undefined,
    maximumConcurrency: mapping.ScalingConfig?.MaximumConcurrency,
  };
}

/** AWS says -1 for no limit. */
function limit(value?: number): number | undefined {
  return value === undefined || value < 0 ? undefined : value;
}
