import { LoggerService } from '@backstage/backend-plugin-api';
import {
  eachPipeline,
  PipelineHealthApi,
} from '@pipeline-health/plugin-pipeline-health-common';

const KNOWN_FOR_MS = 120_000;
const RETRY_MS = 15_000;

/** Which entities are watched, as Pipeline Health listed them last. */
export class WatchedEntities {
  private refs: ReadonlySet<string> | undefined;
  private askAt = 0;
  private hasFailed = false;

  constructor(
    private readonly options: {
      api: Pick<PipelineHealthApi, 'listPipelines'>;
      logger: LoggerService;
      /** Milliseconds that only grow. */
      clock?: () => number;
    },
  ) {}

  /** Whether an entity is watched; undefined while nobody has said. No entity waits for an answer. */
  has(entityRef: string): boolean | undefined {
    if (this.now() >= this.askAt) {
      this.askAt = Infinity;
      this.ask();
    }
    return this.refs?.has(entityRef);
  }

  private async ask(): Promise<void> {
    const { api, logger } = this.options;
    try {
      const refs = new Set<string>();
      for await (const { entityRef } of eachPipeline(api)) {
        refs.add(entityRef);
      }
      this.refs = refs;
      this.hasFailed = false;
      this.askAt = this.now() + KNOWN_FOR_MS;
    } catch (error) {
      if (!this.hasFailed) {
        logger.warn(
          `Which entities are watched stays as it was known, because Pipeline Health could not be asked: ${error}`,
        );
      }
      this.hasFailed = true;
      this.askAt = this.now() + RETRY_MS;
    }
  }

  private now(): number {
    return (this.options.clock ?? performance.now.bind(performance))();
  }
}
