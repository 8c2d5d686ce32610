import {
  GetFunctionConcurrencyCommand,
  GetFunctionConfigurationCommand,
  GetFunctionConfigurationCommandOutput,
  GetFunctionEventInvokeConfigCommand,
  LambdaClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-lambda';
import {
  answerOf,
  ask,
  DiscoveredLink,
  SourceError,
  StageDescription,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../../aws/access';
import { askList } from '../../aws/paging';
import { EVENT_SOURCE, readEventSources } from './readEventSources';
import {
  AsynchronousCalls,
  LambdaConfiguration,
  LambdaInventory,
  sourcesOf,
} from './LambdaInventory';
import { linkNote } from '../../aws/linkNote';

/** The relation of a function to where Lambda tells what it could not process. */
const FAILED_BATCHES = 'failed-batches';
/** The same of events that nobody waits for. */
const FAILED_EVENTS = 'failed-events';

const MEGABYTE = 1024 * 1024;
/** What a function has unless somebody sets it. */
const DEFAULT_TIMEOUT_SECONDS = 3;
/** What Lambda does with events unless somebody says otherwise: six hours, and two more attempts. */
const ASYNCHRONOUS: AsynchronousCalls = {
  maximumAgeSeconds: 21_600,
  maximumRetries: 2,
};
/** Both change by deployments, or when somebody is at work. */
const KEPT_SECONDS = 300;

/**
 * Asks for a function: one call for its configuration, and now and then one for
 * its reserved concurrency, one for what becomes of events that nobody waits
 * for, and one for all event source mappings of the region.
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
  const [reservedConcurrency, eventSources, asynchronous] = await Promise.all([
    ask(() => readReservedConcurrency(stage, access)),
    askList(() => readEventSources(access, stage.arn)),
    ask(() => readAsynchronous(stage, access)),
  ]);
  const inventory = {
    ...configuration,
    reservedConcurrency,
    eventSources,
    asynchronous,
  };
  return {
    inventory,
    links: linksOf(stage, inventory),
    unknownRelations: [
      ...('answer' in eventSources && !eventSources.incomplete
        ? []
        : [EVENT_SOURCE, FAILED_BATCHES]),
      ...('answer' in asynchronous ? [] : [FAILED_EVENTS]),
    ],
    samples: {},
  };
}

async function readReservedConcurrency(
  { arn, name }: StageRef,
  access: AwsAccess,
): Promise<number | null> {
  const { ReservedConcurrentExecutions } = await access.remember(
    `reserved-concurrency ${arn}`,
    KEPT_SECONDS,
    () =>
      access
        .client(LambdaClient)
        .send(new GetFunctionConcurrencyCommand({ FunctionName: name })),
  );
  return ReservedConcurrentExecutions ?? null;
}

/** Lambda knows of no configuration where nobody made one. */
function readAsynchronous(
  { arn, name }: StageRef,
  access: AwsAccess,
): Promise<AsynchronousCalls> {
  return access.remember(
    `asynchronous-calls ${arn}`,
    KEPT_SECONDS,
    async () => {
      try {
        const answer = await access
          .client(LambdaClient)
          .send(
            new GetFunctionEventInvokeConfigCommand({ FunctionName: name }),
          );
        return {
          maximumAgeSeconds:
            answer.MaximumEventAgeInSeconds ?? ASYNCHRONOUS.maximumAgeSeconds,
          maximumRetries:
            answer.MaximumRetryAttempts ?? ASYNCHRONOUS.maximumRetries,
          failureDestination:
            answer.DestinationConfig?.OnFailure?.Destination || undefined,
        };
      } catch (error) {
        if (
          error instanceof ResourceNotFoundException ||
          (error instanceof SourceError && error.code === 'not-found')
        ) {
          return ASYNCHRONOUS;
        }
        throw error;
      }
    },
  );
}

function readConfiguration(
  from: Partial<GetFunctionConfigurationCommandOutput>,
): LambdaConfiguration {
  return {
    // Functions that are older than the field have no state.
    state: from.State ?? 'Active',
    stateReason: from.StateReason || undefined,
    stateReasonCode: from.StateReasonCode || undefined,
    lastUpdate: from.LastUpdateStatus,
    lastUpdateReason: from.LastUpdateStatusReason || undefined,
    runtime: from.Runtime,
    packageType: from.PackageType,
    role: from.Role || undefined,
    architectures: from.Architectures ?? [],
    timeoutSeconds: from.Timeout ?? DEFAULT_TIMEOUT_SECONDS,
    memoryBytes:
      from.MemorySize === undefined ? undefined : from.MemorySize * MEGABYTE,
    deployedAt: readTime(from.LastModified),
    code: from.CodeSha256 || undefined,
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
  const links = sourcesOf(inventory).flatMap(
    ({ sourceArn, failureDestination }): DiscoveredLink[] => [
      ...(sourceArn
        ? [
            {
              from: sourceArn,
              to: arn,
              relation: EVENT_SOURCE,
              ...linkNote('lambda-source', { name }),
            },
          ]
        : []),
      ...(failureDestination
        ? [
            {
              from: arn,
              to: failureDestination,
              relation: FAILED_BATCHES,
              ...linkNote('lambda-failed-batches', { name }),
            },
          ]
        : []),
    ],
  );
  const { deadLetterTarget, asynchronous } = inventory;
  for (const to of [
    deadLetterTarget,
    answerOf(asynchronous)?.failureDestination,
  ]) {
    if (to) {
      links.push({
        from: arn,
        to,
        relation: FAILED_EVENTS,
        ...linkNote('lambda-failed-events', { name }),
      });
    }
  }
  // Two mappings, or both ways of keeping events, can name the same place.
  return [
    ...new Map(
      links.map(link => [`${link.from} ${link.relation} ${link.to}`, link]),
    ).values(),
  ];
}
