import { useApi } from '@backstage/core-plugin-api';
import { ListFilterOptionsResponse } from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback } from 'react';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { Live, useLive } from './useLive';

/** What lists can be narrowed to, of all that the reader may see. */
export function useFilterOptions(): Live<ListFilterOptionsResponse> {
  const api = useApi(pipelineHealthApiRef);
  const load = useCallback(
    (signal: AbortSignal) => api.listFilterOptions({ signal }),
    [api],
  );
  return useLive(load);
}
