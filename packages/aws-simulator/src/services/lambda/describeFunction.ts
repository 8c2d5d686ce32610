import type {
  EventSourceMappingConfiguration,
  FunctionConfiguration,
} from '@aws-sdk/client-lambda';
import { EventSourceSettings } from './FunctionSettings';
import { LambdaFunction } from './LambdaFunction';

/** What GetFunctionConfiguration tells of a function. */
export function describeFunction(of: LambdaFunction): FunctionConfiguration {
  const { name, scope, configuration } = of.parts;
  const { state, stateReason, stateReasonCode } = of.conditions;
  return {
    FunctionName: name,
    FunctionArn: of.arn,
    Runtime: configuration.runtime as FunctionConfiguration['Runtime'],
    Role: `arn:aws:iam::${scope.account}:role/${name}`,
    Handler: 'index.handler',
    Timeout: configuration.timeout / 1000,
    MemorySize: configuration.memoryMegabytes,
    // Not quite ISO 8601, as AWS writes it.
    LastModified: new Date(of.deployedAt).toISOString().replace('Z', '+0000'),
    Version: '$LATEST',
    State: state as FunctionConfiguration['State'],
    ...(stateReason && { StateReason: stateReason }),
    ...(stateReasonCode && {
      StateReasonCode:
        stateReasonCode as FunctionConfiguration['StateReasonCode'],
    }),
    CodeSha256: Buffer.from(`${name} ${of.deployedAt}`).toString('base64'),
    LastUpdateStatus: 'Successful',
    PackageType: 'Zip',
    Architectures: ['arm64'],
    ...(configuration.deadLetter && {
      DeadLetterConfig: { TargetArn: configuration.deadLetter },
    }),
    LoggingConfig: { LogFormat: 'Text', LogGroup: `/aws/lambda/${name}` },
  };
}

/** What ListEventSourceMappings tells of one source of a function. */
export function describeEventSource(
  of: LambdaFunction,
  source: EventSourceSettings,
  consumerArn?: string,
): EventSourceMappingConfiguration {
  return {
    UUID: source.id,
    EventSourceArn: consumerArn ?? sourceArn(of, source),
    FunctionArn: of.arn,
    BatchSize: source.batch,
    State: source.state,
    StateTransitionReason: source.stateReason,
    LastModified: new Date(of.parts.deployedAt),
    ...(source.lastResult && { LastProcessingResult: source.lastResult }),
    ...(source.reportsFailedItems && {
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    }),
    ...(source.onFailure && {
      DestinationConfig: { OnFailure: { Destination: source.onFailure } },
    }),
    ...(source.stream && {
      StartingPosition: 'LATEST',
      BisectBatchOnFunctionError: source.splitsBatches,
      MaximumRetryAttempts: source.maximumRetries ?? -1,
      MaximumRecordAgeInSeconds:
        source.maximumAge === undefined ? -1 : source.maximumAge / 1000,
      LastProcessingResult: source.lastResult ?? 'OK',
    }),
  };
}

/** The ARN of a queue or stream beside the function. */
function sourceArn(
  { parts: { scope } }: LambdaFunction,
  { queue, stream }: Pick<EventSourceSettings, 'queue' | 'stream'>,
): string {
  const at = `${scope.region}:${scope.account}`;
  return stream
    ? `arn:aws:kinesis:${at}:stream/${stream}`
    : `arn:aws:sqs:${at}:${queue}`;
}
