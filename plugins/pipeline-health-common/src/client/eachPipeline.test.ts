import { PipelineSummary } from '../model';
import { eachPipeline, readEachPipeline } from './eachPipeline';
import { ListPipelinesQuery } from './PipelineHealthApi';

function summary(name: string): PipelineSummary {
  return {
    entityRef: `component:default/${name}`,
    title: name,
    health: 'healthy',
    readings: {},
    stageCount: 1,
    stale: false,
  };
}

describe('eachPipeline', () => {
  const pages = [['a', 'b'], [], ['c']];
  const asked: ListPipelinesQuery[] = [];
  const api = {
    listPipelines: async (query: ListPipelinesQuery = {}) => {
      asked.push(query);
      const page = Number(query.cursor ?? 0);
      return {
        items: pages[page].map(summary),
        totalItems: 3,
        counts: { healthy: 3, warning: 0, critical: 0, unknown: 0 },
        nextCursor: page + 1 < pages.length ? String(page + 1) : undefined,
      };
    },
  };
  beforeEach(() => asked.splice(0));

  it('goes through all pages, also past an empty one', async () => {
    const titles: string[] = [];
    for await (const { title } of eachPipeline(api, {
      owner: ['group:shop'],
    })) {
      titles.push(title);
    }
    expect(titles).toEqual(['a', 'b', 'c']);
    expect(asked).toEqual(
      [undefined, '1', '2'].map(cursor => ({
        orderBy: 'name',
        owner: ['group:shop'],
        limit: 100,
        cursor,
      })),
    );
  });

  it('asks for no page that is not wanted', async () => {
    for await (const { title } of eachPipeline(api)) {
      if (title === 'b') {
        break;
      }
    }
    expect(asked).toHaveLength(1);
  });
});

describe('readEachPipeline', () => {
  const names = Array.from({ length: 25 }, (_, index) => `pipeline-${index}`);
  const api = {
    listPipelines: async () => ({
      items: names.map(summary),
      totalItems: names.length,
      counts: { healthy: 25, warning: 0, critical: 0, unknown: 0 },
    }),
  };

  it('reads all in their order, and never more than ten at once', async () => {
    let running = 0;
    let most = 0;
    const read: string[] = [];
    const each = readEachPipeline(api, async ({ title }) => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
      return title;
    });
    for await (const title of each) {
      read.push(title);
    }
    expect(read).toEqual(names);
    expect(most).toBe(10);
  });
});
