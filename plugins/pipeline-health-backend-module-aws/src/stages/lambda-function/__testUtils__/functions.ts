import type { EventSourceMappingConfiguration } from '@aws-sdk/client-lambda';
import { Neighbour } from '@pipeline-health/plugin-pipeline-health-node';
import {
  minutesAgo,
  TEST_NOW,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { healthyBut, ToldOf } from '../../../__testUtils__/healthyStage';
import { lambdaFunction } from '..';
import type { LambdaThreshold } from '../thresholds';
import {
  DescribedLambda,
  EventSource,
  LambdaInventory,
} from '../LambdaInventory';

const AT = 'eu-central-1:123456789012';

export const ARNS = {
  function: `arn:aws:lambda:${AT}:function:plays`,
  stream: `arn:aws:kinesis:${AT}:stream/music-events`,
  queue: `arn:aws:sqs:${AT}:orders`,
  failures: `arn:aws:sqs:${AT}:plays-failed`,
};

export const STAGE = {
  arn: ARNS.function,
  kind: 'lambda-function',
  name: 'plays',
  account: '123456789012',
  region: 'eu-central-1',
};

/** The answer of GetFunctionConfiguration. */
export function configuration(is: object = {}): object {
  return {
    FunctionName: 'plays',
    FunctionArn: ARNS.function,
    Runtime: 'nodejs24.x',
    Role: 'arn:aws:iam::123456789012:role/plays',
    Handler: 'index.handler',
    Timeout: 30,
    MemorySize: 256,
    LastModified: '2026-02-20T09:30:00.000+0000',
    Version: '$LATEST',
    Environment: { Variables: { TOKEN: 'not-a-secret' } },
    State: 'Active',
    LastUpdateStatus: 'Successful',
    PackageType: 'Zip',
    Architectures: ['arm64'],
    DeadLetterConfig: { TargetArn: ARNS.failures },
    LoggingConfig: { LogFormat: 'Text', LogGroup: '/aws/lambda/plays' },
    ...is,
  };
}

/** A mapping of the answer of ListEventSourceMappings. */
export function mapping(
  is: EventSourceMappingConfiguration = {},
): EventSourceMappingConfiguration {
  return {
    UUID: '14e0db71-5d35-4eb5-b481-8945cf9d10c2',
    StartingPosition: 'LATEST',
    BatchSize: 100,
    ParallelizationFactor: 1,
    EventSourceArn: ARNS.stream,
    FunctionArn: ARNS.function,
    LastModified: new Date('2026-02-20T09:31:00Z'),
    LastProcessingResult: 'OK',
    State: 'Enabled',
    StateTransitionReason: 'User action',
    MaximumRecordAgeInSeconds: -1,
    BisectBatchOnFunctionError: true,
    MaximumRetryAttempts: 5,
    DestinationConfig: { OnFailure: { Destination: ARNS.failures } },
    ...is,
  };
}

/** A source of an inventory. */
export function eventSource(is: Partial<EventSource> = {}): EventSource {
  return {
    id: '14e0db71-5d35-4eb5-b481-8945cf9d10c2',
    sourceArn: ARNS.stream,
    state: 'Enabled',
    stateReason: 'User action',
    lastResult: 'OK',
    batchSize: 100,
    maximumRetries: 5,
    splitsBatches: true,
    reportsFailedItems: false,
    failureDestination: ARNS.failures,
    countsEvents: false,
    filtersEvents: false,
    ...is,
  };
}

/** The inventory of a function that reads a stream, with an alarm that reaches somebody. */
export function functionInventory(
  is: Partial<LambdaInventory> = {},
): LambdaInventory {
  return {
    state: 'Active',
    lastUpdate: 'Successful',
    runtime: 'nodejs24.x',
    architectures: ['arm64'],
    timeoutSeconds: 30,
    memoryBytes: 256 * 1024 * 1024,
    deployedAt: '2026-02-20T09:30:00.000Z',
    deadLetterTarget: ARNS.failures,
    logGroup: '/aws/lambda/plays',
    role: 'arn:aws:iam::123456789012:role/plays',
    reservedConcurrency: { answer: null },
    asynchronous: {
      answer: { maximumAgeSeconds: 21_600, maximumRetries: 2 },
    },
    eventSources: { answer: [eventSource()] },
    alarms: {
      answer: [
        {
          name: 'plays-errors',
          metrics: ['Errors'],
          reachesSomebody: true,
          state: 'OK',
        },
      ],
    },
    ...is,
  };
}

/** The inventory with these sources. */
export function reading(...sources: Partial<EventSource>[]): LambdaInventory {
  return functionInventory({
    eventSources: { answer: sources.map(eventSource) },
  });
}

/** What a healthy function publishes. */
const HEALTHY = {
  invocations: 200,
  errors: 0,
  throttles: 0,
  duration: 1.2,
  concurrentExecutions: 4,
  iteratorAge: 0.3,
};

/** What is told of a function: what differs from a healthy one, by minutes ago. */
export type Told = ToldOf<
  LambdaInventory,
  LambdaThreshold,
  | keyof typeof HEALTHY
  | 'deadLetterErrors'
  | 'destinationFailures'
  | 'eventsDropped'
  | 'eventAge'
  | `${
      | 'recordsDropped'
      | 'polledEvents'
      | 'filteredEvents'
      | 'invokedEvents'
      | 'failedEvents'
      | 'deletedEvents'}.${string}`
>;

/** The function as its checks see it after four days of history. */
export const functionContext = (told: Told = {}): DescribedLambda =>
  healthyBut(
    lambdaFunction,
    {
      stage: STAGE,
      inventory: functionInventory(),
      published: HEALTHY,
      days: 4,
    },
    told,
  );

/** Calls in some minutes only: what every other metric has is there with them. */
export function calledWhen(
  isCalled: (ago: number) => boolean,
  is: Told['published'] = {},
): Told['published'] {
  const all: Told['published'] = { ...HEALTHY, invocations: 1, ...is };
  return Object.fromEntries(
    Object.entries(all).map(([metric, value]) => [
      metric,
      (ago: number) => {
        const told = typeof value === 'function' ? value(ago) : value;
        return isCalled(ago) ? told : undefined;
      },
    ]),
  );
}

/** The queue that it reads, with what its metrics have said for three hours. */
export function queueNeighbour(published: {
  [metric: string]: number;
}): Neighbour {
  const metrics = Object.entries(published);
  const each = <T>(of: (value: number) => T) =>
    Object.fromEntries(metrics.map(([metric, value]) => [metric, of(value)]));
  return {
    direction: 'upstream',
    relation: 'event-source',
    facts: {
      stage: { ...STAGE, arn: ARNS.queue, kind: 'sqs-queue' },
      inventory: {},
      readings: each(value => ({
        value,
        unit: 'count' as const,
        at: new Date(TEST_NOW - 3 * 60_000).toISOString(),
      })),
      samples: each(value => minutesAgo(180, value)),
      coverage: each(() => ({
        until: TEST_NOW - 2 * 60_000,
        currentSince: TEST_NOW - 10 * 60_000,
      })),
      runs: [],
    },
  };
}

/** The Kinesis stream that it reads. */
export function streamNeighbour(retentionSeconds: number): Neighbour {
  return {
    direction: 'upstream',
    relation: 'event-source',
    facts: {
      stage: { ...STAGE, arn: ARNS.stream, kind: 'kinesis-stream' },
      inventory: { retentionSeconds },
      readings: {},
      samples: {},
      coverage: {},
      runs: [],
    },
  };
}
