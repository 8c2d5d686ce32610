import {
  GetFunctionConcurrencyCommand,
  GetFunctionConfigurationCommand,
  GetFunctionConfigurationCommandOutput,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import {
  ask,
  DiscoveredLink,
  StageDescription,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../../aws/access';
import { askList } from '../../aws/paging';
import { EVENT_SOURCE, readEventSources } from './readEventSources';
import {
  LambdaConfiguration,
  LambdaInventory,
  sourcesOf,
} from './LambdaInventory';

/** The relation of a function to where Lambda tells what it could not process. */
const FAILED_BATCHES = 'failed-batches';

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
  const configuration = readConfiguration(
    await access
      .client(LambdaClient)
      .send(new GetFunctionConfigurationCommand({ FunctionName: stage.name })),
  );
  const [reservedConcurrency, eventSources] = await Promise.all([
    ask(() => readReservedConcurrency(stage, access)),
    askList(() => readEventSources(access, stage.arn)),
  ]);
  const inventory = { ...configuration, reservedConcurrency, eventSources };
  return {
    inventory,
    links: linksOf(stage, inventory),
    unknownRelations:
      'answer' in eventSources && !eventSources.incomplete
        ? []
        : [EVENT_SOURCE, FAILED_BATCHES],
    samples: {},
  };
}

async function readReservedConcurrency(
  { arn, name }: StageRef,
  access: AwsAccess,
): Promise<number | null> {
  const { ReservedConcurrentExecutions } = await access.remember(
    `reserved-concurrency ${arn}`,
    CONCURRENCY_SECONDS,
    () =>
      access
        .client(LambdaClient)
        .send(new GetFunctionConcurrencyCommand({ FunctionName: name })),
  );
  return ReservedConcurrentExecutions ?? null;
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

/** The flows that the configuration of a function names. */
function linksOf(
  { arn, name }: StageRef,
  inventory: LambdaInventory,
): DiscoveredLink[] {
  const { deadLetterTarget } = inventory;
  const links = sourcesOf(inventory).flatMap(
    ({ sourceArn, failureDestination }): DiscoveredLink[] => [
      ...(sourceArn
        ? [
            {
              from: sourceArn,
              to: arn,
              relation: EVENT_SOURCE,
              note: `Lambda reads it and calls ${name}.`,
            },
          ]
        : []),
      ...(failureDestination
        ? [
            {
              from: arn,
              to: failureDestination,
              relation: FAILED_BATCHES,
              note: `Lambda tells here which batches ${name} could not process.`,
            },
          ]
        : []),
    ],
  );
  if (deadLetterTarget) {
    links.push({
      from: arn,
      to: deadLetterTarget,
      relation: 'failed-events',
      note: `Lambda moves events here that ${name} could not process.`,
    });
  }
  // Two mappings can name the same destination.
  return [
    ...new Map(
      links.map(link => [`${link.from} ${link.relation} ${link.to}`, link]),
    ).values(),
  ];
}
