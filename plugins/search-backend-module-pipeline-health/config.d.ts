import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  search?: {
    collators?: {
      /** How pipelines get into the search index. */
      pipelineHealth?: {
        /** When. Default every 10 minutes, first as soon as pipelines are read. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /**
         * Whom a result is shown to: `entity` to whom the catalog shows the entity
         * (`catalog.entity.read`), `pipeline` to whom Pipeline Health shows the
         * pipeline (`pipeline-health.pipeline.read`). Search can ask only one of
         * them: choose the stricter one of your policy. Default `entity`.
         */
        visibility?: 'entity' | 'pipeline';
      };
    };
  };
}
