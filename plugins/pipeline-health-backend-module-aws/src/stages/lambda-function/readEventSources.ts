import {
  EventSourceMappingConfiguration,
  LambdaClient,
  ListEventSourceMappingsCommand,
} from '@aws-sdk/client-lambda';
import { AwsAccess } from '../../aws/access';
import { ListedItems, readPages } from '../../aws/paging';

const PAGE = 100;
const PAGES = 20;
/** Mappings change by deployments; a minute more or less does not matter. */
const KEPT_SECONDS = 300;

type Mapping = EventSourceMappingConfiguration;

/**
 * The event source mappings of one function or of one source. All mappings of
 * the region are listed once and kept: Lambda allows 15 such calls a second in a
 * whole account, which one call a stage would use up. Only where there are more
 * than two thousand each is asked for by itself.
 */
export async function readEventSources(
  access: AwsAccess,
  of: { functionArn: string } | { sourceArn: string },
): Promise<Mapping[]> {
  const all = await access.remember('event-source-mappings', KEPT_SECONDS, () =>
    list(access, {}),
  );
  if (all.complete) {
    return all.items.filter(mapping =>
      'functionArn' in of
        ? unqualified(mapping.FunctionArn) === of.functionArn
        : mapping.EventSourceArn === of.sourceArn,
    );
  }
  const filter =
    'functionArn' in of
      ? { FunctionName: of.functionArn }
      : { EventSourceArn: of.sourceArn };
  const own = await access.remember(
    `event-source-mappings ${JSON.stringify(filter)}`,
    KEPT_SECONDS,
    () => list(access, filter),
  );
  return own.items;
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
export function unqualified(functionArn?: string): string | undefined {
  return functionArn?.split(':').slice(0, 7).join(':');
}
