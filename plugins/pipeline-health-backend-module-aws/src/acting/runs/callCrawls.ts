import {
  GlueClient,
  StartCrawlerCommand,
  StopCrawlerCommand,
} from '@aws-sdk/client-glue';
import { readCrawls } from '../../stages/glue-crawler/readCrawls';
import { StageRuns } from './StageRuns';

/** The crawls of a crawler, of which one runs at a time. */
export const crawls: StageRuns = {
  stageKind: 'glue-crawler',
  what: 'crawl',
  iamActions: { start: ['glue:StartCrawler'], stop: ['glue:StopCrawler'] },
  async read(access, { name }) {
    const { items } = await readCrawls(
      access.client(GlueClient),
      name,
      access.now(),
    );
    return items;
  },
  startCall: ({ name }) => ({
    service: 'glue',
    operation: 'StartCrawler',
    input: { Name: name },
  }),
  async start(access, { name }) {
    await access
      .clientThatTriesOnce(GlueClient)
      .send(new StartCrawlerCommand({ Name: name }));
    return undefined;
  },
  stopCall: ({ name }) => ({
    service: 'glue',
    operation: 'StopCrawler',
    input: { Name: name },
  }),
  async stop(access, { name }) {
    await access
      .clientThatTriesOnce(GlueClient)
      .send(new StopCrawlerCommand({ Name: name }));
  },
};
