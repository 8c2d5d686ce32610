import {
  GetCrawlerCommand,
  GetCrawlerMetricsCommand,
  GlueClient,
} from '@aws-sdk/client-glue';
import type { Trigger } from '@aws-sdk/client-glue';
import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import {
  ask,
  SourceError,
  StageDescription,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { askListAside, AwsAccess, mapAnswer } from '../../aws/access';
import { readTriggers, schedulesOf, triggersOf } from '../glue';
import { configurationOf } from './parseConfiguration';
import { readCrawls } from './readCrawls';
import {
  CrawlerInventory,
  CrawlerStatistics,
  knowsAllTables,
} from './CrawlerInventory';
import { linksOf, readReaders } from './readLinks';
import { samplesOf } from './metrics';
import { tableFacts } from './tableFacts';
import { readTables } from './readTables';

const MAX_RUNS = 50;

/** Asks for a crawler, its crawls, its tables and who reads them. */
export async function describe(
  stage: StageRef,
  access: AwsAccess,
): Promise<StageDescription<CrawlerInventory>> {
  const client = access.client(GlueClient);
  const { Crawler: crawler } = await client.send(
    new GetCrawlerCommand({ Name: stage.name }),
  );
  if (!crawler) {
    throw new SourceError(
      'failed',
      `Glue answered without the crawler ${stage.name}`,
    );
  }
  const startsByItself = crawler.Schedule?.State === 'SCHEDULED';
  const [statistics, crawls, triggers, database, readers] = await Promise.all([
    ask(() => readStatistics(client, stage.name)),
    askListAside(() => readCrawls(client, stage.name, access.now())),
    startsByItself ? undefined : askListAside(() => readTriggers(access)),
    askListAside(() => readTables(client, crawler)),
    askListAside(() => readReaders(access)),
  ]);
  const configuration = configurationOf(crawler);
  const { items: history } = crawls.answer ?? {};
  const made =
    database.answer &&
    tableFacts(database.answer, configuration, stage, history ?? []);
  const hidingCrawl = made?.hidingCrawl;
  const shown = hidingCrawl && !hidingCrawl.names ? undefined : made;
  const runs = history?.map(({ made: _, deleted: __, ...run }): Run => run);
  const inventory: CrawlerInventory = {
    ...configuration,
    ...shown?.facts,
    hidingCrawl,
    ...(triggers && {
      schedules: mapAnswer(triggers.asked, () =>
        triggerSchedules(triggers.answer?.items ?? [], stage, configuration),
      ),
    }),
    crawls: crawls.asked,
    statistics,
    tables: mapAnswer(database.asked, () => shown?.tables ?? []),
    transforms: readers.asked,
  };
  const { items = [], complete = false } = readers.answer ?? {};
  return {
    inventory,
    links: linksOf(stage, inventory, shown?.tableNames, items),
    unknownRelations:
      complete && knowsAllTables(inventory) ? [] : ['table-reader'],
    samples: samplesOf(inventory, access.now()),
    ...(runs && { runs: runs.slice(0, MAX_RUNS) }),
  };
}

function triggerSchedules(
  triggers: readonly Trigger[],
  { name }: StageRef,
  { createdAt }: Pick<CrawlerInventory, 'createdAt'>,
) {
  const own = triggersOf(triggers, { crawler: name });
  return schedulesOf(triggers, own, createdAt);
}

async function readStatistics(
  client: GlueClient,
  name: string,
): Promise<CrawlerStatistics> {
  const { CrawlerMetricsList: list = [] } = await client.send(
    new GetCrawlerMetricsCommand({ CrawlerNameList: [name] }),
  );
  const found = list.find(({ CrawlerName }) => CrawlerName === name);
  return {
    medianRuntimeSeconds: found?.MedianRuntimeSeconds || undefined,
    timeLeftSeconds: found?.StillEstimating
      ? undefined
      : found?.TimeLeftSeconds || undefined,
  };
}
