import { useApi } from '@backstage/core-plugin-api';
import {
  ListPipelinesResponse,
  PipelineHealthApi,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback } from 'react';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { OverviewFilters } from './useOverviewFilters';
import { Live, useLive } from './useLive';

/** Pipelines in one page of the list. */
export const PAGE_SIZE = 50;

/** Lists the first pages of the pipelines that match, most urgent first. */
export function usePipelines(
  filters: OverviewFilters,
  pages: number,
): Live<ListPipelinesResponse> {
  const api = useApi(pipelineHealthApiRef);
  const load = useCallback(
    (signal: AbortSignal) => loadPages(api, filters, pages, signal),
    [api, filters, pages],
  );
  return useLive(load);
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
