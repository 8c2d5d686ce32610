import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { PipelineHealthClient } from '@pipeline-health/plugin-pipeline-health-common';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';

export const pipelineHealthApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: pipelineHealthApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new PipelineHealthClient(deps),
    }),
});
