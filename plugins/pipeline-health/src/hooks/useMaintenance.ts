import { useApi } from '@backstage/core-plugin-api';
import { ListMaintenanceResponse } from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback } from 'react';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { Live, useLive } from './useLive';

/** When a pipeline is worked on. */
export function useMaintenance(
  entityRef: string,
): Live<ListMaintenanceResponse> {
  const api = useApi(pipelineHealthApiRef);
  const load = useCallback(
    (signal: AbortSignal) => api.listMaintenance(entityRef, { signal }),
    [api, entityRef],
  );
  return useLive(load);
}
