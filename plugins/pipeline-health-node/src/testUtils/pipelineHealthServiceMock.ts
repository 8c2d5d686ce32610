import {
  createServiceFactory,
  ServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  Pipeline,
  PipelineHealthApi,
  PipelineHealthClient,
  PipelineObjective,
} from '@pipeline-health/plugin-pipeline-health-common';
import { pipelineHealthServiceRef } from '../pipelineHealthServiceRef';

const BASE_URL = 'http://localhost/api/pipeline-health';

/**
 * What a mock of the service answers by.
 *
 * @public
 */
export interface MockedPipelines {
  /** In the order in which they are listed. */
  pipelines: readonly Pipeline[];
  /** What they are held to, by their entity refs. */
  objectives?: { [entityRef: string]: PipelineObjective[] };
  /** Entity refs of those that are listed, and of which nothing else is answered. */
  failing?: readonly string[];
}

/**
 * Pipeline Health as the service of a test: it lists what it is given, page by
 * page, and answers each pipeline and its objectives. It knows nothing else.
 *
 * @public
 */
export function pipelineHealthServiceMock(
  mocked: MockedPipelines,
): ServiceFactory<PipelineHealthApi, 'plugin'> {
  return createServiceFactory({
    service: pipelineHealthServiceRef,
    deps: {},
    factory: () =>
      new PipelineHealthClient({
        discoveryApi: { getBaseUrl: async () => BASE_URL },
        fetchApi: { fetch: async input => answer(String(input), mocked) },
      }),
  });
}

function answer(
  url: string,
  { pipelines, objectives = {}, failing = [] }: MockedPipelines,
): Response {
  const { pathname, searchParams } = new URL(url);
  const [, kind, namespace, name, about] = pathname
    .slice(new URL(BASE_URL).pathname.length + 1)
    .split('/');
  if (!kind) {
    return list(pipelines, searchParams);
  }
  const entityRef = `${kind}:${namespace}/${name}`;
  const pipeline = pipelines.find(it => it.entityRef === entityRef);
  if (failing.includes(entityRef)) {
    return Response.json(
      { error: { message: 'out of order' } },
      { status: 500 },
    );
  }
  if (!pipeline || (about && about !== 'slo')) {
    return Response.json({ error: { message: 'not there' } }, { status: 404 });
  }
  return Response.json(
    about ? { objectives: objectives[entityRef] ?? [] } : pipeline,
  );
}

function list(
  pipelines: readonly Pipeline[],
  query: URLSearchParams,
): Response {
  const from = Number(query.get('cursor') ?? 0);
  const to = from + Number(query.get('limit') ?? 50);
  const counts = { critical: 0, unknown: 0, warning: 0, healthy: 0 };
  for (const { health } of pipelines) {
    counts[health] += 1;
  }
  return Response.json({
    items: pipelines.slice(from, to),
    totalItems: pipelines.length,
    counts,
    ...(to < pipelines.length && { nextCursor: String(to) }),
  });
}
