import type { EventSourceMappingConfiguration } from '@aws-sdk/client-lambda';
import {
  Neighbour,
  Sample,
} from '@pipeline-health/plugin-pipeline-health-node';
import { DescribedLambda, LambdaContext } from '../context';
import { EventSource, LambdaInventory } from '../LambdaInventory';
import { thresholds } from '../thresholds';

/** The clock of the tests. */
export const NOW = Date.parse('2026-03-02T12:00:00Z');
export const MINUTE = 60_000;

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
    reservedConcurrency: { asked: true, answer: null },
    eventSources: { asked: true, answer: [eventSource()] },
    alarms: {
      asked: true,
      alarms: [
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
    eventSources: { asked: true, answer: sources.map(eventSource) },
  });
}

/** One value a minute, the last of them three minutes ago. */
export function minutes(
  count: number,
  value: number | ((minutesAgo: number) => number),
): Sample[] {
  return Array.from({ length: count }, (_, index) => {
    const minutesAgo = count - index + 2;
    return {
      at: NOW - minutesAgo * MINUTE,
      value: typeof value === 'number' ? value : value(minutesAgo),
    };
  });
}

/** What a healthy function publishes. */
export function healthySamples(): { [metric: string]: Sample[] } {
  return {
    invocations: minutes(180, 200),
    errors: minutes(180, 0),
    throttles: minutes(180, 0),
    duration: minutes(180, 1.2),
    concurrentExecutions: minutes(180, 4),
    iteratorAge: minutes(180, 0.3),
    deadLetterErrors: [],
  };
}

export function contextOf(is: Partial<LambdaContext> = {}): DescribedLambda {
  return {
    stage: STAGE,
    describedAt: NOW,
    readings: {},
    samples: healthySamples(),
    runs: [],
    neighbours: [],
    thresholds: Object.fromEntries(
      Object.entries(thresholds).map(([name, { warning, critical }]) => [
        name,
        { warning, critical },
      ]),
    ) as LambdaContext['thresholds'],
    now: NOW,
    ...is,
    inventory: is.inventory ?? functionInventory(),
  };
}

/** The healthy function, with some of its samples replaced. */
export function withSamples(samples: {
  [metric: string]: Sample[];
}): Partial<LambdaContext> {
  return { samples: { ...healthySamples(), ...samples } };
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
      runs: [],
    },
  };
}
