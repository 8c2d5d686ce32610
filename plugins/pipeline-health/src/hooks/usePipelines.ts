import { useApi } from '@backstage/core-plugin-api';
import {
  ListPipelinesResponse,
  PipelineHealthApi,
  PipelineSummary,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback } from 'react';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { listAsOf } from './listAsOf';
import { useAsOf } from './useAsOf';
import { Live, useLive } from './useLive';
import { OverviewFilters } from './useOverviewFilters';

/** Pipelines in one page of the list. */
export const PAGE_SIZE = 50;

/** The first pages of the pipelines that match, most urgent first, as they may be believed now. */
export function usePipelines(
  filters: OverviewFilters,
  pages: number,
): Live<ListPipelinesResponse> {
  const api = useApi(pipelineHealthApiRef);
  const load = useCallback(
    (signal: AbortSignal) => loadPages(api, filters, pages, signal),
    [api, filters, pages],
  );
  return useAsOf(useLive(load), itemsOf, listAsOf);
}

/** The most urgent pipelines, as they may be believed now. */
export function useMostUrgent(limit: number): Live<ListPipelinesResponse> {
  const api = useApi(pipelineHealthApiRef);
  const load = useCallback(
    (signal: AbortSignal) => api.listPipelines({ limit }, { signal }),
    [api, limit],
  );
  return useAsOf(useLive(load), itemsOf, listAsOf);
}

function itemsOf(answer: ListPipelinesResponse): PipelineSummary[] {
  return answer.items;
}

async function loadPages(
  api: PipelineHealthApi,
  filters: OverviewFilters,
  pages: number,
  signal: AbortSignal,
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
