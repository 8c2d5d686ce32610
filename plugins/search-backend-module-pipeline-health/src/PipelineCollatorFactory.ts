import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { Permission } from '@backstage/plugin-permission-common';
import { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import {
  Pipeline,
  PIPELINE_DOCUMENT_TYPE,
  PipelineHealthApi,
  pipelineHealthPipelineReadPermission,
  PipelineSummary,
  readEachPipeline,
} from '@pipeline-health/plugin-pipeline-health-common';
import { CollatorConfig } from './config';
import { documentOf } from './documentOf';

/** After a first start pipelines are found and read within seconds; it is looked so often whether they are. */
const LOOKS = 60;
const PAUSE_MS = 1_000;

/** Reads all pipelines for the search index. */
export class PipelineCollatorFactory implements DocumentCollatorFactory {
  readonly type = PIPELINE_DOCUMENT_TYPE;
  readonly visibilityPermission: Permission;
  private looksLeft = LOOKS;

  constructor(
    private readonly options: {
      api: Pick<PipelineHealthApi, 'listPipelines' | 'getPipeline'>;
      logger: LoggerService;
      pauseMs?: number;
    } & Pick<CollatorConfig, 'pagePath' | 'visibility'>,
  ) {
    this.visibilityPermission =
      options.visibility === 'entity'
        ? catalogEntityReadPermission
        : pipelineHealthPipelineReadPermission;
  }

  /** Fails where the pipelines cannot be listed; the index of before stays then. */
  async getCollator(): Promise<Readable> {
    const { api, pagePath, pauseMs = PAUSE_MS } = this.options;
    // The next index is far away, and an empty one has search fail until then.
    while (this.looksLeft > 0 && !(await this.isReady())) {
      this.looksLeft--;
      await sleep(pauseMs, undefined, { ref: false });
    }
    this.looksLeft = 0;
    return Readable.from(
      readEachPipeline(api, async summary =>
        documentOf(await this.whole(summary), pagePath),
      ),
    );
  }

  /** Whether there are pipelines, and those that are most urgent are read. */
  private async isReady(): Promise<boolean> {
    try {
      const { items } = await this.options.api.listPipelines({ limit: 100 });
      return items.length > 0 && items.every(it => it.collectedAt);
    } catch {
      return false;
    }
  }

  /** A pipeline with its stages; without them where it cannot be asked for. */
  private async whole(
    summary: PipelineSummary,
  ): Promise<PipelineSummary & Partial<Pick<Pipeline, 'stages'>>> {
    const { entityRef } = summary;
    try {
      return await this.options.api.getPipeline(entityRef);
    } catch (error) {
      this.options.logger.warn(
        `Search finds ${entityRef} without its stages this time: ${error}`,
      );
      return summary;
    }
  }
}
