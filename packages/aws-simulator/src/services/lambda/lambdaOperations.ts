import {
  CreateEventSourceMappingCommand,
  CreateFunctionCommand,
  DeleteFunctionCommand,
  GetFunctionConcurrencyCommand,
  GetFunctionConfigurationCommand,
  GetFunctionEventInvokeConfigCommand,
  ListEventSourceMappingsCommand,
  PutFunctionConcurrencyCommand,
} from '@aws-sdk/client-lambda';
import { AwsError } from '../../wire/AwsError';
import { Operation, operation } from '../../wire/operation';
import { Call, Scope } from '../../wire/wireMessages';
import { describeEventSource, describeFunction } from './describeFunction';
import { LambdaFunction } from './LambdaFunction';
import { LambdaSimulation } from './LambdaSimulation';

/** What is served of Lambda. */
export function lambdaOperations(lambda: LambdaSimulation): Operation[] {
  const find = (name: string | undefined, call: Call) =>
    findFunction(lambda, name, call);
  return [
    operation(GetFunctionConfigurationCommand, ({ FunctionName }, call) =>
      describeFunction(find(FunctionName, call)),
    ),
    operation(GetFunctionConcurrencyCommand, ({ FunctionName }, call) => ({
      ReservedConcurrentExecutions: find(FunctionName, call).conditions
        .reservedConcurrency,
    })),
    operation(PutFunctionConcurrencyCommand, (input, call) => {
      const reservedConcurrency = input.ReservedConcurrentExecutions;
      lambda.change(find(input.FunctionName, call), { reservedConcurrency });
      return { ReservedConcurrentExecutions: reservedConcurrency };
    }),
    operation(GetFunctionEventInvokeConfigCommand, (input, call) => {
      const of = find(input.FunctionName, call);
      const { asynchronous } = of.parts.configuration;
      if (!asynchronous) {
        throw new AwsError(
          'ResourceNotFoundException',
          `The function ${of.arn}:$LATEST doesn't have an EventInvokeConfig`,
        );
      }
      const { maximumAge, maximumRetries, onFailure } = asynchronous;
      return {
        FunctionArn: `${of.arn}:$LATEST`,
        MaximumEventAgeInSeconds: maximumAge / 1000,
        MaximumRetryAttempts: maximumRetries,
        DestinationConfig: {
          OnSuccess: {},
          OnFailure: onFailure ? { Destination: onFailure } : {},
        },
      };
    }),
    operation(ListEventSourceMappingsCommand, (input, call) => {
      const { FunctionName, EventSourceArn, Marker, MaxItems = 100 } = input;
      const all = mappings(lambda, call).filter(
        mapping =>
          (!EventSourceArn || mapping.EventSourceArn === EventSourceArn) &&
          (!FunctionName ||
            nameOf(mapping.FunctionArn) === nameOf(FunctionName)),
      );
      const from = Number(Marker ?? 0);
      const to = from + Math.min(MaxItems, 100);
      return {
        EventSourceMappings: all.slice(from, to),
        ...(to < all.length && { NextMarker: `${to}` }),
      };
    }),
    operation(CreateFunctionCommand, (input, call) => {
      const name = `${input.FunctionName}`;
      if (lambda.find(name, call)) {
        throw new AwsError(
          'ResourceConflictException',
          `Function already exist: ${name}`,
        );
      }
      const created = lambda.createFunction(
        {
          name,
          deployed: '0s',
          runtime: input.Runtime,
          timeout: `${input.Timeout ?? 3}s`,
          memoryMegabytes: input.MemorySize ?? 128,
          deadLetter: input.DeadLetterConfig?.TargetArn,
        },
        { ...call, start: call.now, zero: call.now },
      );
      return describeFunction(created);
    }),
    operation(CreateEventSourceMappingCommand, (input, call) => {
      const of = find(input.FunctionName, call);
      const source = {
        id: `${call.requestId}`,
        [input.EventSourceArn?.includes(':kinesis:') ? 'stream' : 'queue']:
          input.EventSourceArn?.split(/[:/]/).pop(),
        batch: input.BatchSize ?? 10,
        state: input.Enabled === false ? 'Disabled' : 'Enabled',
        stateReason: 'User initiated',
        reportsFailedItems: Boolean(input.FunctionResponseTypes?.length),
        splitsBatches: input.BisectBatchOnFunctionError ?? false,
        maximumRetries: retriesOf(input.MaximumRetryAttempts),
        onFailure: input.DestinationConfig?.OnFailure?.Destination,
      };
      of.addEventSource(source);
      return describeEventSource(of, source);
    }),
    operation(DeleteFunctionCommand, ({ FunctionName }, call) => {
      lambda.deleteFunction(find(FunctionName, call).parts.name, call);
      return {};
    }),
  ];
}

function mappings(lambda: LambdaSimulation, scope: Scope) {
  return lambda
    .list(scope)
    .flatMap(of =>
      of.eventSources.map(each =>
        describeEventSource(of, each, lambda.consumerArn(of, each)),
      ),
    );
}

/** AWS says -1 for no limit. */
function retriesOf(retries?: number): number | undefined {
  return retries === -1 ? undefined : retries;
}

/** A function is named by its name, its ARN or a part of it. */
function nameOf(name?: string): string {
  const parts = `${name}`.split(':');
  const index = parts.indexOf('function');
  return parts[index + 1];
}

function findFunction(
  lambda: LambdaSimulation,
  name: string | undefined,
  call: Call,
): LambdaFunction {
  const found = lambda.find(nameOf(name), call);
  if (!found) {
    throw new AwsError(
      'ResourceNotFoundException',
      `Function not found: arn:aws:lambda:${call.region}:${
        call.account
      }:function:${nameOf(name)}`,
    );
  }
  return found;
}
