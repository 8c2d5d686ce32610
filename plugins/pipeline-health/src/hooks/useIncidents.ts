import { useApi } from '@backstage/core-plugin-api';
import { ListIncidentsResponse } from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback } from 'react';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { Live, useLive } from './useLive';

/** The newest incidents of a pipeline. */
export function useIncidents(
  entityRef: string,
  limit: number,
): Live<ListIncidentsResponse> {
  const api = useApi(pipelineHealthApiRef);
  const load = useCallback(
    (signal: AbortSignal) =>
      api.listIncidents(entityRef, { limit }, { signal }),
    [api, entityRef, limit],
  );
  return useLive(load);
}
