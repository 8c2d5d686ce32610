import { useApi } from '@backstage/core-plugin-api';
import {
  ACTION_TASKS_CHANGED_CHANNEL,
  ListActionTasksResponse,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback } from 'react';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { Live, useLive } from './useLive';

/** What was done to the stages of a pipeline, newest first. */
export function useActionTasks(
  entityRef: string,
  limit: number,
): Live<ListActionTasksResponse> {
  const api = useApi(pipelineHealthApiRef);
  const load = useCallback(
    (signal: AbortSignal) =>
      api.listActionTasks(entityRef, { limit }, { signal }),
    [api, entityRef, limit],
  );
  return useLive(load, ACTION_TASKS_CHANGED_CHANNEL);
}
