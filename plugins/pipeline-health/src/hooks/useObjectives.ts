import { useApi } from '@backstage/core-plugin-api';
import { PipelineObjectives } from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback } from 'react';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { Live, useLive } from './useLive';

/** What a pipeline is held to over four weeks, and how it does. */
export function useObjectives(entityRef: string): Live<PipelineObjectives> {
  const api = useApi(pipelineHealthApiRef);
  const load = useCallback(
    (signal: AbortSignal) => api.getObjectives(entityRef, { signal }),
    [api, entityRef],
  );
  return useLive(load);
}
