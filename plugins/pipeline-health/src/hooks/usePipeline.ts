import { useApi } from '@backstage/core-plugin-api';
import {
  Pipeline,
  pipelineAsOf,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback } from 'react';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { useAsOf } from './useAsOf';
import { useKinds } from './useKinds';
import { Live, useLive } from './useLive';

/** One pipeline with everything that its page shows, as it may be believed now. */
export function usePipeline(entityRef: string): Live<Pipeline> {
  const api = useApi(pipelineHealthApiRef);
  useKinds(); // Asked for beside it, not after it.
  const load = useCallback(
    (signal: AbortSignal) => api.getPipeline(entityRef, { signal }),
    [api, entityRef],
  );
  return useAsOf(useLive(load), rowOf, pipelineAsOf);
}

function rowOf(pipeline: Pipeline): Pipeline[] {
  return [pipeline];
}
