import { Readable } from 'node:stream';
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

/** Reads all pipelines for the search index. */
export class PipelineCollatorFactory implements DocumentCollatorFactory {
  readonly type = PIPELINE_DOCUMENT_TYPE;
  readonly visibilityPermission: Permission;

  constructor(
    private readonly options: {
      api: Pick<PipelineHealthApi, 'listPipelines' | 'getPipeline'>;
      logger: LoggerService;
    } & Pick<CollatorConfig, 'pagePath' | 'visibility'>,
  ) {
    this.visibilityPermission =
      options.visibility === 'entity'
        ? catalogEntityReadPermission
        : pipelineHealthPipelineReadPermission;
  }

  /** Fails where the pipelines cannot be listed; the index of before stays then. */
  async getCollator(): Promise<Readable> {
    const { api, pagePath } = this.options;
    return Readable.from(
      readEachPipeline(api, async summary =>
        documentOf(await this.whole(summary), pagePath),
      ),
    );
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
