import { mockServices } from '@backstage/backend-test-utils';
import {
  ListPipelinesResponse,
  PipelineHealthApi,
  PipelineSummary,
} from '@pipeline-health/plugin-pipeline-health-common';
import { testPipeline } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { PipelineCollatorFactory } from './PipelineCollatorFactory';

const listOf = (...items: PipelineSummary[]): ListPipelinesResponse => ({
  items,
  totalItems: items.length,
  counts: { healthy: items.length, warning: 0, critical: 0, unknown: 0 },
});

/** A Pipeline Health that answers each list in turn, and then always the last. */
function setUp(...lists: (ListPipelinesResponse | Error)[]) {
  const api: Pick<PipelineHealthApi, 'listPipelines' | 'getPipeline'> = {
    async listPipelines() {
      const [list] = lists.length > 1 ? lists.splice(0, 1) : lists;
      if (list instanceof Error) {
        throw list;
      }
      return list;
    },
    getPipeline: async () => testPipeline('orders'),
  };
  const factory = new PipelineCollatorFactory({
    api,
    logger: mockServices.logger.mock(),
    pagePath: '/pipeline-health',
    visibility: 'entity',
    pauseMs: 1,
  });
  return async () => {
    const documents = await (await factory.getCollator()).toArray();
    return documents.map(({ title }) => title);
  };
}

const unread = testPipeline('orders', { collectedAt: undefined });

describe('PipelineCollatorFactory', () => {
  it('waits at first until pipelines can be asked for, are there and are read', async () => {
    const collate = setUp(
      new Error('not ready'),
      listOf(),
      listOf(unread),
      listOf(testPipeline('orders'), testPipeline('payments')),
    );
    expect(await collate()).toEqual(['orders', 'orders']);
  });

  it('does not wait for ever, and only at first', async () => {
    const collate = setUp(listOf(unread));
    expect(await collate()).toEqual(['orders']);
    const nothing = setUp(listOf());
    expect(await nothing()).toEqual([]);
    expect(await nothing()).toEqual([]);
  });

  it('fails where pipelines cannot be listed', async () => {
    await expect(setUp(new Error('gone'))()).rejects.toThrow('gone');
  });
});
