import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { ANNOTATION_AWS_ARNS } from '@pipeline-health/plugin-pipeline-health-common';
import { StageKind } from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import { Announcer } from '../../announcement';
import { createCollection } from '../createCollection';
import { SourceRegistry } from '../sources/SourceRegistry';
import { fakeMetrics } from '../../__testUtils__/fakeMetrics';
import { readPipelineHealthConfig } from '../../config';
import { createStores } from '../../database';
import {
  createRules,
  DigestNews,
  IncidentNews,
  IncidentNotice,
  isDigest,
  isIncidentNews,
  isNotice,
  PipelineChange,
  readConfiguredThresholds,
} from '../../evaluation';
import { createMeters } from '../../telemetry';
import { MemorySource } from './MemorySource';

/** 2027-01-15T08:00:00Z, and a clock that stands still unless it is moved. */
export const T = 1_800_000_000_000;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** A watched entity. */
export function entityOf(
  name: string,
  arns: string[],
  annotations: { [key: string]: string } = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        ...(arns.length > 0 && { [ANNOTATION_AWS_ARNS]: arns.join(' ') }),
        ...annotations,
      },
    },
  };
}

/** Collection over a fake source, with everything that a test wants to look at. */
export function setUpCollection(
  knex: Knex,
  settings: JsonObject = {},
  more: {
    kinds?: StageKind[];
    other?: StageKind[];
    databaseNow?: () => Promise<number>;
  } = {},
) {
  const time = { now: T };
  const clock = () => time.now;
  const source = new MemorySource(clock, 'fake', more.kinds);
  const other = new MemorySource(clock, 'other', more.other ?? []);
  const sources = new SourceRegistry();
  sources.addSource(source);
  sources.addSource(other);
  const entities: Entity[] = [];
  const announced: PipelineChange[] = [];
  const incidentNews: IncidentNews[] = [];
  const notices: IncidentNotice[] = [];
  const digests: DigestNews[] = [];
  const telling = { before: async () => {} };
  const logger = mockServices.rootLogger({ level: 'none' });
  const catalog = catalogServiceMock();
  catalog.queryEntities = (...asked) =>
    catalogServiceMock({ entities }).queryEntities(...asked);
  catalog.getEntitiesByRefs = (...asked) =>
    catalogServiceMock({ entities }).getEntitiesByRefs(...asked);
  const config = readPipelineHealthConfig(
    new ConfigReader({ pipelineHealth: settings }),
  );
  const stores = createStores(knex);
  const measured = fakeMetrics();
  const meters = createMeters(measured.metrics, {
    stores,
    clock,
    interval: config.collection.interval,
    monthlyBudgetUsd: config.monthlyBudgetUsd,
  });
  const rules = createRules(
    sources.kinds,
    readConfiguredThresholds(undefined, sources.kinds),
  );
  const collection = createCollection({
    stores,
    config,
    rules,
    sources,
    catalog,
    auth: mockServices.auth(),
    announcer: new Announcer({
      channels: [
        {
          name: 'event',
          tells: () => true,
          atOnce: false,
          tell: async news => {
            await telling.before();
            for (const each of news) {
              if (isNotice(each)) {
                notices.push(each);
              } else if (isDigest(each)) {
                digests.push(each);
              } else if (isIncidentNews(each)) {
                incidentNews.push(each);
              } else {
                announced.push(each);
              }
            }
          },
        },
      ],
      store: stores.announcements,
      meters,
      logger,
      clock,
      timeout: 500,
    }),
    logger,
    meters,
    clock,
    databaseNow: more.databaseNow,
  });
  return {
    ...collection,
    collection,
    config,
    rules,
    source,
    other,
    catalog,
    sources,
    entities,
    announced,
    /** What was told of incidents: to everybody, and to owners. */
    incidentNews,
    notices,
    /** What owners were told of posture. */
    digests,
    measured,
    logger,
    /** What happens before somebody is told. */
    telling,
    time,
    stores,
    overview: stores.overview,
    pipeline: (name: string) =>
      stores.pipelines.get(`component:default/${name}`, time.now),
    /** Reads the catalog and runs a round. */
    async collect(signal = new AbortController().signal): Promise<void> {
      await collection.sync.run();
      await collection.round.run(signal);
      await collection.announcer.run();
    },
  };
}
