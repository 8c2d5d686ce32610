/*
 * A built portal without a backend: its files, and what the APIs would answer
 * if there were so and so many entities, each of which is a pipeline.
 */
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { inRepository } from '../../lib/paths.mjs';

import { KINDS, pipelineOf, seriesOf } from './pipelineOfStages.mjs';

export const ORIGIN = 'http://localhost:7199';
const DIST = inRepository('packages', 'app', 'dist');
const HOUR = 3_600_000;

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

const HEALTHS = ['critical', 'unknown', 'warning', 'healthy'];
const healthOf = (index, count) =>
  HEALTHS[
    index < count / 50 ? 0 : index < count / 40 ? 1 : index < count / 20 ? 2 : 3
  ];
const nameOf = index => `pipeline-${String(index).padStart(5, '0')}`;
const ownerOf = index => `group:default/team-${index % 40}`;

function summaryOf(index, count) {
  const now = Date.now();
  const health = healthOf(index, count);
  const finding = {
    id: 'sqs-queue/consumer-stopped',
    stage: `arn:aws:sqs:eu-central-1:123456789012:${nameOf(index)}`,
    severity: health,
    claim: 'backlog',
    title: `The consumer has stopped: ${index} messages wait, none received since 02:09`,
    evidence: { messages: index },
    remedy: 'Start the consumer.',
    message: { key: 'bench.finding', values: {} },
    since: new Date(now - HOUR).toISOString(),
  };
  return {
    entityRef: `component:default/${nameOf(index)}`,
    title: `Pipeline ${index}`,
    owner: ownerOf(index),
    ownerTitle: `Team ${index % 40}`,
    system: 'system:default/sales',
    health,
    ...(health !== 'healthy' && { reason: finding }),
    readings: { deadLetterMessages: index % 7 },
    keyFigure: {
      stage: finding.stage,
      metric: 'oldestMessageAge',
      title: 'Oldest message',
      value: 60 * (index % 500),
      unit: 'seconds',
    },
    trend: {
      metric: 'oldestMessageAge',
      from: now - 12 * HOUR,
      step: 900,
      values: Array.from({ length: 48 }, (_, at) => (index + at) % 50),
    },
    secondsToLoss: 3_600 * (1 + (index % 300)),
    retentionSeconds: 14 * 86_400,
    stageCount: 3,
    collectedAt: new Date(now - 20_000).toISOString(),
    staleAfter: new Date(now + HOUR).toISOString(),
    stale: false,
  };
}

const entityOf = index => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    uid: nameOf(index),
    name: nameOf(index),
    namespace: 'default',
    title: `Pipeline ${index}`,
    description: 'Moves what was ordered to where it is counted',
    tags: ['aws', 'data'],
    annotations: {},
  },
  spec: { type: 'pipeline', lifecycle: 'production', owner: ownerOf(index) },
  relations: [{ type: 'ownedBy', targetRef: ownerOf(index) }],
});

function range(from, limit, count, make) {
  const size = Math.max(0, Math.min(limit, count - from));
  return Array.from({ length: size }, (_, index) => make(from + index, count));
}

function token() {
  const part = value =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.floor(Date.now() / 1000) + 3_600;
  return [
    part({ alg: 'none' }),
    part({ sub: 'user:default/guest', exp }),
    '',
  ].join('.');
}

/** What the API tells of the first pipeline, which has all the stages, and of its entity. */
function answerOfFirst(path, url, count, stages) {
  const ofPipeline = `/pipeline-health/pipelines/component/default/${nameOf(
    0,
  )}`;
  switch (path) {
    case `/catalog/entities/by-name/component/default/${nameOf(0)}`:
      return entityOf(0);
    case ofPipeline:
      return pipelineOf(summaryOf(0, count), stages);
    case `${ofPipeline}/series`:
      return seriesOf(
        url.searchParams.get('stage'),
        url.searchParams.get('metric'),
      );
    case `${ofPipeline}/incidents`:
    case `${ofPipeline}/maintenance`:
    case `${ofPipeline}/actions`:
    case `${ofPipeline}/action-tasks`:
      return { items: [] };
    case `${ofPipeline}/slo`:
      return { objectives: [] };
    case '/pipeline-health/permissions':
      return { entityRef: url.searchParams.get('entityRef'), items: [] };
    default:
      return undefined;
  }
}

/** What the API answers; undefined where there is nothing. */
function answerOf(url, count, stages) {
  const number = (name, otherwise) =>
    Number(url.searchParams.get(name) ?? otherwise);
  const counts = { critical: 0, unknown: 0, warning: 0, healthy: 0 };
  switch (url.pathname.replace(/^\/api/, '')) {
    case '/auth/guest/refresh':
      return {
        backstageIdentity: {
          token: token(),
          identity: {
            type: 'user',
            userEntityRef: 'user:default/guest',
            ownershipEntityRefs: ['user:default/guest'],
          },
        },
        profile: {},
        providerInfo: {},
      };
    case '/pipeline-health/kinds':
      return { items: KINDS, messages: {} };
    case '/pipeline-health/filter-options': {
      const owner = range(0, 40, count, index => ({ value: ownerOf(index) }));
      return { owner, system: [], kind: [], account: [], region: [] };
    }
    case '/pipeline-health/pipelines':
      for (let index = 0; index < count; index++) {
        counts[healthOf(index, count)]++;
      }
      return {
        items: range(
          number('offset', 0),
          number('limit', 50),
          count,
          summaryOf,
        ),
        totalItems: count,
        counts,
      };
    case '/catalog/entities/by-query': {
      const limit = number('limit', 20);
      return {
        items: range(number('offset', 0), limit, count, entityOf),
        totalItems: count,
        pageInfo: {},
      };
    }
    case '/catalog/entities':
      return range(
        number('offset', 0),
        number('limit', count),
        count,
        entityOf,
      );
    case '/catalog/entities/by-refs':
      return { items: [] };
    case '/catalog/entity-facets':
      return {
        facets: Object.fromEntries(
          url.searchParams
            .getAll('facet')
            .map(facet => [
              facet,
              facet === 'kind' ? [{ value: 'Component', count }] : [],
            ]),
        ),
      };
    case '/permission/authorize':
      return { items: [] };
    default:
      return answerOfFirst(
        url.pathname.replace(/^\/api/, ''),
        url,
        count,
        stages,
      );
  }
}

/** Answers all that a page asks for, of so many entities and a pipeline of so many stages. */
export async function servePortal(context, count, stages) {
  await context.route('**/*', async route => {
    const url = new URL(route.request().url());
    const headers = {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Headers': '*',
    };
    if (url.pathname.startsWith('/api/')) {
      const answer = answerOf(url, count, stages);
      return route.fulfill({
        status: answer === undefined ? 404 : 200,
        contentType: 'application/json',
        headers,
        body: JSON.stringify(answer ?? { error: { name: 'NotFoundError' } }),
      });
    }
    const file = join(DIST, url.pathname);
    const found = extname(url.pathname) && existsSync(file);
    const path = found ? file : join(DIST, 'index.html');
    return route.fulfill({
      contentType: TYPES[extname(path)] ?? 'application/octet-stream',
      headers,
      body: readFileSync(path),
    });
  });
}
