import { useApi } from '@backstage/core-plugin-api';
import { PipelineCost } from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback } from 'react';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { Live, useLive } from './useLive';

/** What a pipeline costs a month. */
export function useCost(entityRef: string): Live<PipelineCost> {
  const api = useApi(pipelineHealthApiRef);
  const load = useCallback(
    (signal: AbortSignal) => api.getCost(entityRef, { signal }),
    [api, entityRef],
  );
  return useLive(load);
}
