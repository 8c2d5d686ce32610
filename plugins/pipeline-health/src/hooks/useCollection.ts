import { useApi } from '@backstage/core-plugin-api';
import { CollectionStatus } from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback } from 'react';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { Live, useLive } from './useLive';

/** How collection stands. */
export function useCollection(): Live<CollectionStatus> {
  const api = useApi(pipelineHealthApiRef);
  const load = useCallback(
    (signal: AbortSignal) => api.getCollection({ signal }),
    [api],
  );
  return useLive(load);
}
