import { useApi } from '@backstage/core-plugin-api';
import { ListPipelinesQuery } from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback } from 'react';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { overviewAsOf, PipelineOverview, rowsOf } from './overviewAsOf';
import { useAsOf } from './useAsOf';
import { useKinds } from './useKinds';
import { Live, useLive } from './useLive';

/** Which pipelines are meant, by the entities that own them or that they are part of. */
export type Some = Pick<ListPipelinesQuery, 'owner' | 'system'>;

/** All of them. */
export const ALL: Some = {};

/** The most urgent of some pipelines, as they may be believed now; `some` must be stable. */
export function useMostUrgent(
  limit: number,
  some: Some,
): Live<PipelineOverview> {
  const api = useApi(pipelineHealthApiRef);
  useKinds(); // Asked for beside it, not after it.
  const load = useCallback(
    async (signal: AbortSignal) => {
      const list = await api.listPipelines({ ...some, limit }, { signal });
      return { ...list, urgent: list.items };
    },
    [api, limit, some],
  );
  return useAsOf(useLive(load), rowsOf, overviewAsOf);
}
