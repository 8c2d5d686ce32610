import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { CatalogProcessorCache } from '@backstage/plugin-catalog-node';
import {
  ANNOTATION_AWS_ARNS,
  ANNOTATION_WATCHED,
  PipelineHealthApi,
} from '@pipeline-health/plugin-pipeline-health-common';
import { testPipeline } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { WatchedEntities } from './WatchedEntities';
import { WatchedProcessor } from './WatchedProcessor';

const QUEUE = 'arn:aws:sqs:eu-central-1:123456789012:orders';

const entityOf = (
  name: string,
  annotations?: { [key: string]: string },
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, annotations },
});

class MemoryCache implements CatalogProcessorCache {
  private readonly kept = new Map<string, unknown>();

  async get<T>(key: string): Promise<T | undefined> {
    return this.kept.get(key) as T | undefined;
  }

  async set(key: string, value: unknown): Promise<void> {
    this.kept.set(key, value);
  }
}

/** A catalog that processes the entity `shop`, and a Pipeline Health that lists what it is told to. */
function setUp() {
  const time = { now: 0 };
  const list = jest.fn<
    ReturnType<PipelineHealthApi['listPipelines']>,
    unknown[]
  >();
  const logger = mockServices.logger.mock();
  const cache = new MemoryCache();
  const start = () =>
    new WatchedProcessor(
      new WatchedEntities({
        api: { listPipelines: list },
        logger,
        clock: () => time.now,
      }),
    );
  let processor = start();
  return {
    time,
    list,
    logger,
    restart() {
      processor = start();
    },
    lists(...names: string[]) {
      list.mockResolvedValue({
        items: names.map(name => testPipeline(name)),
        totalItems: names.length,
        counts: { healthy: names.length, warning: 0, critical: 0, unknown: 0 },
      });
    },
    /** The annotations that `shop` gets, once what is asked beside it has been answered. */
    async process(annotations?: { [key: string]: string }) {
      const { metadata } = await processor.preProcessEntity(
        entityOf('shop', annotations),
        undefined,
        undefined,
        undefined,
        cache,
      );
      await new Promise(setImmediate);
      return metadata.annotations;
    },
  };
}

describe('WatchedProcessor', () => {
  it('notes what is watched without saying so, and asks once for all', async () => {
    const { lists, list, process, time } = setUp();
    lists('shop');
    await process();
    expect(await process({ 'example.com/a': 'b' })).toEqual({
      'example.com/a': 'b',
      [ANNOTATION_WATCHED]: 'true',
    });
    await process();
    expect(list).toHaveBeenCalledTimes(1);

    lists('other');
    time.now += 120_000;
    await process();
    expect(await process()).toBeUndefined();
  });

  it('leaves alone what says so itself', async () => {
    const { lists, process } = setUp();
    lists('shop');
    await process();
    const annotations = { [ANNOTATION_AWS_ARNS]: QUEUE };
    expect(await process(annotations)).toEqual(annotations);
  });

  it('keeps what it noted while Pipeline Health cannot be asked, and says so once', async () => {
    const { lists, list, logger, process, restart, time } = setUp();
    lists('shop');
    await process();
    expect(await process()).toHaveProperty([ANNOTATION_WATCHED]);

    restart();
    list.mockRejectedValue(new Error('not ready'));
    expect(await process()).toHaveProperty([ANNOTATION_WATCHED]);
    time.now += 15_000;
    expect(await process()).toHaveProperty([ANNOTATION_WATCHED]);
    expect(logger.warn).toHaveBeenCalledTimes(1);

    lists();
    time.now += 15_000;
    await process();
    expect(await process()).toBeUndefined();
  });
});
