import { useApi } from '@backstage/core-plugin-api';
import { Pipeline } from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback } from 'react';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { Live, useLive } from './useLive';

/** One pipeline with everything that its page shows. */
export function usePipeline(entityRef: string): Live<Pipeline> {
  const api = useApi(pipelineHealthApiRef);
  const load = useCallback(
    (signal: AbortSignal) => api.getPipeline(entityRef, { signal }),
    [api, entityRef],
  );
  return useLive(load);
}
