import { useApi } from '@backstage/core-plugin-api';
import {
  ACTION_TASKS_CHANGED_CHANNEL,
  ListActionsResponse,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback } from 'react';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { Live, useLive } from './useLive';

/** What can be done to the stages of a pipeline, and why not. */
export function useActions(entityRef: string): Live<ListActionsResponse> {
  const api = useApi(pipelineHealthApiRef);
  const load = useCallback(
    (signal: AbortSignal) => api.listActions(entityRef, { signal }),
    [api, entityRef],
  );
  return useLive(load, ACTION_TASKS_CHANGED_CHANNEL);
}
