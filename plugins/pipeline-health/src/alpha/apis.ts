import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { createPipelineHealthApi } from '../api/createPipelineHealthApi';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';

export const pipelineHealthApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: pipelineHealthApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: createPipelineHealthApi,
    }),
});
