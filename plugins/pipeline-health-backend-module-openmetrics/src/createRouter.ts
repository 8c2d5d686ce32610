import { AuthenticationError } from '@backstage/errors';
import {
  eachPipeline,
  PipelineHealthApi,
  PipelineSummary,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { OpenMetricsConfig } from './config';
import { expose } from './exposition';
import { familiesOf } from './families';

/** Below the path of the plugin. */
export const METRICS_PATH = '/metrics';

/** What scrapers are answered in, whichever they like more; the text is right in both. */
const CONTENT_TYPES = [
  'text/plain; version=0.0.4; charset=utf-8',
  'application/openmetrics-text; version=1.0.0; charset=utf-8',
];

/**
 * `GET /metrics`. Whoever scrapes with a token is answered what the API answers
 * to that token; whoever may scrape without one, what it answers to the plugin.
 */
export function createRouter({
  api,
  access,
  maxPipelines,
}: {
  api: Pick<PipelineHealthApi, 'listPipelines'>;
} & Pick<OpenMetricsConfig, 'access' | 'maxPipelines'>): Router {
  const router = PromiseRouter();
  router.get(METRICS_PATH, async (request, response) => {
    const token = access === 'token' ? tokenOf(request) : undefined;
    const { counts, totalItems } = await api.listPipelines(
      { limit: 1 },
      { token },
    );
    const pipelines = await first(
      maxPipelines,
      eachPipeline(api, { orderBy: 'urgency' }, { token }),
    );
    const leftOut = Math.max(0, totalItems - pipelines.length);
    response
      .set('Content-Type', request.accepts(CONTENT_TYPES) || CONTENT_TYPES[0])
      .set('Cache-Control', 'no-store')
      .end(expose(familiesOf({ counts, leftOut, pipelines })));
  });
  return router;
}

/** Also where the backend lets in whoever has none. */
function tokenOf(request: Request): string {
  const [, token] =
    request.header('authorization')?.match(/^Bearer +(\S+)$/i) ?? [];
  if (!token) {
    throw new AuthenticationError('Scraping needs a token');
  }
  return token;
}

/** Each of them once: one may come again on a later page when it gets better meanwhile. */
async function first(
  count: number,
  pipelines: AsyncIterable<PipelineSummary>,
): Promise<PipelineSummary[]> {
  const found = new Map<string, PipelineSummary>();
  if (count > 0) {
    for await (const pipeline of pipelines) {
      found.set(pipeline.entityRef, pipeline);
      if (found.size === count) {
        break;
      }
    }
  }
  return [...found.values()];
}
