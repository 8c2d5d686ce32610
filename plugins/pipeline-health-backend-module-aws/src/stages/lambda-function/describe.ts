import {
  GetFunctionConcurrencyCommand,
  GetFunctionConfigurationCommand,
  GetFunctionConfigurationCommandOutput,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import {
  StageDescription,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  Aside,
  askAside,
  AwsAccess,
  readAlarmCoverage,
} from '../../aws/access';
import { Asked, LambdaConfiguration, LambdaInventory } from './LambdaInventory';
import { EVENT_SOURCE, FAILED_BATCHES, linksOf } from './linksOf';
import { parseEventSource } from './parseEventSource';
import { readEventSources } from './readEventSources';

const MEGABYTE = 1024 * 1024;
/** What a function has unless somebody sets it. */
const DEFAULT_TIMEOUT_SECONDS = 3;
const CONCURRENCY_SECONDS = 300;

/**
 * Asks for a function: one call for its configuration, and now and then one for
 * its reserved concurrency and one for all event source mappings of the region.
 * Environment variables, which can hold secrets, are not kept.
 */
export async function describe(
  stage: StageRef,
  access: AwsAccess,
): Promise<StageDescription<LambdaInventory>> {
  const client = access.client(LambdaClient);
  const FunctionName = stage.name;
  const configuration = readConfiguration(
    await client.send(new GetFunctionConfigurationCommand({ FunctionName })),
  );
  const [concurrency, eventSources, alarms] = await Promise.all([
    askAside(() =>
      access.remember(
        `reserved-concurrency ${stage.arn}`,
        CONCURRENCY_SECONDS,
        () => client.send(new GetFunctionConcurrencyCommand({ FunctionName })),
      ),
    ),
    askAside(() => readEventSources(access, { functionArn: stage.arn })),
    readAlarmCoverage(access, {
      namespace: 'AWS/Lambda',
      dimensions: { FunctionName },
    }),
  ]);
  const inventory: LambdaInventory = {
    ...configuration,
    reservedConcurrency: asked(
      concurrency,
      ({ ReservedConcurrentExecutions }) =>
        ReservedConcurrentExecutions ?? null,
    ),
    eventSources: asked(eventSources, mappings =>
      mappings.map(parseEventSource),
    ),
    alarms,
  };
  return {
    inventory,
    links: linksOf(stage, inventory),
    unknownRelations: eventSources.problem
      ? [EVENT_SOURCE, FAILED_BATCHES]
      : [],
    samples: {},
  };
}

function asked<TAnswer, TFact>(
  { answer, problem }: Aside<TAnswer>,
  read: (answer: TAnswer) => TFact,
): Asked<TFact> {
  return problem
    ? { asked: false, code: problem.code, message: problem.message }
    : { asked: true, answer: read(answer) };
}

function readConfiguration(
  from: Partial<GetFunctionConfigurationCommandOutput>,
): LambdaConfiguration {
  return {
    // Functions that are older than the field have no state.
    state: from.State ?? 'Active',
    stateReason: from.StateReason || undefined,
    lastUpdate: from.LastUpdateStatus,
    lastUpdateReason: from.LastUpdateStatusReason || undefined,
    runtime: from.Runtime,
    packageType: from.PackageType,
    architectures: from.Architectures ?? [],
    timeoutSeconds: from.Timeout ?? DEFAULT_TIMEOUT_SECONDS,
    memoryBytes:
      from.MemorySize === undefined ? undefined : from.MemorySize * MEGABYTE,
    deployedAt: readTime(from.LastModified),
    deadLetterTarget: from.DeadLetterConfig?.TargetArn || undefined,
    logGroup: from.LoggingConfig?.LogGroup,
  };
}

/** Lambda writes `2026-01-01T00:00:00.000+0000`, which is not quite ISO 8601. */
function readTime(text?: string): string | undefined {
  const time = Date.parse(`${text}`.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
