import { useApi } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { useLive } from './useLive';

/** Why the reader lacks a permission on a pipeline; undefined while nothing is known to be in the way. */
export function useHindrance(
  entityRef: string,
  permission: { name: string },
): string | undefined {
  const api = useApi(pipelineHealthApiRef);
  const load = useCallback(
    (signal: AbortSignal) => api.getPermissions(entityRef, { signal }),
    [api, entityRef],
  );
  const live = useLive(load);
  const decision =
    live.status === 'ready'
      ? live.value.items.find(each => each.permission === permission.name)
      : undefined;
  return decision?.allowed === false
    ? decision.reason ?? permission.name
    : undefined;
}
