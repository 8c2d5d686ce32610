import { useApi } from '@backstage/core-plugin-api';
import {
  ListPipelinesQuery,
  ListPipelinesResponse,
  PipelineHealthApi,
  PipelineSummary,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback } from 'react';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { overviewAsOf, PipelineOverview, rowsOf } from './overviewAsOf';
import { useAsOf } from './useAsOf';
import { useKinds } from './useKinds';
import { Live, useLive } from './useLive';
import { OverviewFilters } from './useOverviewFilters';

/** Pipelines in one page of the list. */
export const PAGE_SIZE = 50;

/** The first pages of the pipelines that match, most urgent first, as they may be believed now. */
export function usePipelines(
  filters: OverviewFilters,
  pages: number,
): Live<PipelineOverview> {
  const api = useApi(pipelineHealthApiRef);
  useKinds(); // Asked for beside it, not after it.
  const load = useCallback(
    (signal: AbortSignal) => loadOverview(api, filters, pages, signal),
    [api, filters, pages],
  );
  return useAsOf(useLive(load), rowsOf, overviewAsOf);
}

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

async function loadOverview(
  api: PipelineHealthApi,
  filters: OverviewFilters,
  pages: number,
  signal: AbortSignal,
): Promise<PipelineOverview> {
  const anyHealth = { ...filters, health: [] };
  const [list, all] = await Promise.all([
    loadPages(api, filters, pages, signal),
    filters.health.length > 0
      ? loadPages(api, anyHealth, 1, signal)
      : undefined,
  ]);
  return { ...list, urgent: (all ?? list).items };
}

/** Every pipeline that matches, most urgent first, whatever the reader has looked at. */
export async function allPipelines(
  api: PipelineHealthApi,
  filters: OverviewFilters,
): Promise<PipelineSummary[]> {
  const { items } = await loadPages(api, filters, Infinity);
  return items;
}

async function loadPages(
  api: PipelineHealthApi,
  filters: OverviewFilters,
  pages: number,
  signal?: AbortSignal,
): Promise<ListPipelinesResponse> {
  const query = {
    ...filters,
    text: filters.text || undefined,
    limit: PAGE_SIZE,
  };
  let answer = await api.listPipelines(query, { signal });
  for (let page = 1; page < pages && answer.nextCursor; page++) {
    const next = await api.listPipelines(
      { ...query, cursor: answer.nextCursor },
      { signal },
    );
    answer = { ...next, items: [...answer.items, ...next.items] };
  }
  return answer;
}
