import {
  EventSourceMappingConfiguration,
  LambdaClient,
  ListEventSourceMappingsCommand,
} from '@aws-sdk/client-lambda';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../../aws/access';
import { NeighbourSearch } from '../../aws/AwsStageKind';
import { ListedItems, readPages } from '../../aws/paging';
import { EventSource } from './LambdaInventory';
import { sayProblem } from '../../aws/clients';
import { linkNote } from '../../aws/linkNote';

/** The relation of a source to the function that Lambda reads it for. */
export const EVENT_SOURCE = 'event-source';

const PAGE = 100;
const PAGES = 20;
/** Mappings change by deployments; a minute more or less does not matter. */
const KEPT_SECONDS = 300;

type Mapping = EventSourceMappingConfiguration;

/**
 * A queue or a stream does not know which functions Lambda reads it for; Lambda
 * knows.
 */
export const neighbours: NeighbourSearch = {
  of: ['sqs-queue', 'kinesis-stream'],
  what: 'which Lambda functions read it',
  relation: EVENT_SOURCE,
  everywhere: ['lambda:ListEventSourceMappings'],
  async find(stage, access) {
    const { items, complete } = await readMappings(access, {
      sourceArn: stage.arn,
    });
    if (!complete) {
      throw new SourceError(
        'failed',
        sayProblem('problem.functions-go-on', { count: items.length }),
      );
    }
    return items.flatMap(({ FunctionArn }) => {
      const functionArn = unqualified(FunctionArn);
      return functionArn
        ? [
            {
              from: stage.arn,
              to: functionArn,
              relation: EVENT_SOURCE,
              ...linkNote('lambda-reader', { name: stage.name }),
            },
          ]
        : [];
    });
  },
};

/** What Lambda reads for a function. */
export async function readEventSources(
  access: AwsAccess,
  functionArn: string,
): Promise<ListedItems<EventSource>> {
  const { items, complete } = await readMappings(access, { functionArn });
  return { items: items.map(parseEventSource), complete };
}

/**
 * The event source mappings of one function or of one source. All mappings of
 * the region are listed once and kept: Lambda allows 15 such calls a second in a
 * whole account, which one call a stage would use up. Only where there are more
 * than two thousand each is asked for by itself.
 */
async function readMappings(
  access: AwsAccess,
  of: { functionArn: string } | { sourceArn: string },
): Promise<ListedItems<Mapping>> {
  const all = await access.remember('event-source-mappings', KEPT_SECONDS, () =>
    list(access, {}),
  );
  if (all.complete) {
    const items = all.items.filter(mapping =>
      'functionArn' in of
        ? unqualified(mapping.FunctionArn) === of.functionArn
        : sourceOf(mapping) === of.sourceArn,
    );
    return { items, complete: true };
  }
  const filter =
    'functionArn' in of
      ? { FunctionName: of.functionArn }
      : { EventSourceArn: of.sourceArn };
  return access.remember(
    `event-source-mappings ${JSON.stringify(filter)}`,
    KEPT_SECONDS,
    () => list(access, filter),
  );
}

function list(
  access: AwsAccess,
  filter: { FunctionName?: string; EventSourceArn?: string },
): Promise<ListedItems<Mapping>> {
  const client = access.client(LambdaClient);
  return readPages(PAGES, async Marker => {
    const answer = await client.send(
      new ListEventSourceMappingsCommand({
        ...filter,
        Marker,
        MaxItems: PAGE,
      }),
    );
    return {
      items: answer.EventSourceMappings,
      nextToken: answer.NextMarker || undefined,
    };
  });
}

/** Without a version or an alias: the stage is the function. */
function unqualified(functionArn?: string): string | undefined {
  return functionArn?.split(':').slice(0, 7).join(':');
}

/** Readers with a throughput of their own are named by the consumer of the stream: the stage is the stream. */
function sourceOf({ EventSourceArn }: Mapping): string | undefined {
  return EventSourceArn?.replace(/\/consumer\/.*$/, '');
}

function parseEventSource(mapping: Mapping): EventSource {
  return {
    id: mapping.UUID ?? '',
    sourceArn: sourceOf(mapping),
    consumer: /\/consumer\/([^:]+)/.exec(mapping.EventSourceArn ?? '')?.[1],
    state: mapping.State ?? 'UNKNOWN',
    stateReason: mapping.StateTransitionReason || undefined,
    lastResult: mapping.LastProcessingResult || undefined,
    changedAt: mapping.LastModified?.toISOString(),
    batchSize: mapping.BatchSize,
    windowSeconds: mapping.MaximumBatchingWindowInSeconds,
    maximumRetries: limit(mapping.MaximumRetryAttempts),
    maximumRecordAgeSeconds: limit(mapping.MaximumRecordAgeInSeconds),
    splitsBatches: mapping.BisectBatchOnFunctionError ?? false,
    reportsFailedItems:
      mapping.FunctionResponseTypes?.includes('ReportBatchItemFailures') ??
      false,
    failureDestination:
      mapping.DestinationConfig?.OnFailure?.Destination || undefined,
    maximumConcurrency: mapping.ScalingConfig?.MaximumConcurrency,
    batchesPerShard: mapping.ParallelizationFactor,
    countsEvents:
      mapping.MetricsConfig?.Metrics?.includes('EventCount') ?? false,
    filtersEvents: Boolean(mapping.FilterCriteria?.Filters?.length),
  };
}

/** AWS says -1 for no limit. */
function limit(value?: number): number | undefined {
  return value === undefined || value < 0 ? undefined : value;
}
