import { useApi } from '@backstage/core-plugin-api';
import { useStarredEntities } from '@backstage/plugin-catalog-react';
import {
  PipelineHealthApi,
  PipelineSummary,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useEffect, useMemo } from 'react';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { ListLoader } from './ListLoader';
import { isFiltered, OverviewView, queryOf } from './overviewView';
import { listAsOf, PipelineList, Places, rowsOfList } from './pipelineList';
import { useAsOf } from './useAsOf';
import { useKinds } from './useKinds';
import { Live, useLive } from './useLive';

/** The most pipelines that an address names one by one. */
const MOST_STARRED = 200;

/**
 * The pipelines of a view as far as somebody looks at them, as they may be
 * believed now: pages are fetched as they come into view, and only those in
 * view are kept fresh.
 */
export function usePipelineList(
  view: OverviewView,
  places: Places,
): Live<PipelineList> {
  const api = useApi(pipelineHealthApiRef);
  useKinds(); // Asked for beside it, not after it.
  const starred = useStarred();
  const asked = JSON.stringify([
    queryOf(view, starred),
    view.starred && starred.length === 0,
    isPlain(view),
  ]);
  const loader = useMemo(() => {
    const [query, isEmpty, isOfAll] = JSON.parse(asked);
    return new ListLoader(api, { query, isEmpty, isOfAll });
  }, [api, asked]);
  const { from, to } = places;
  useEffect(() => {
    loader.places = { from, to };
  }, [loader, from, to]);
  const live = useLive(loader.load);
  const { retry } = live.status === 'loading' ? { retry: undefined } : live;
  useEffect(() => {
    if (retry && loader.isMissing({ from, to })) {
      loader.isMoving = true;
      retry();
    }
  }, [loader, retry, from, to]);
  return useAsOf(live, rowsOfList, listAsOf);
}

/** Whether a list is of all, the most urgent first. */
function isPlain({
  orderBy,
  descending,
  groupBy,
  ...view
}: OverviewView): boolean {
  return orderBy === 'urgency' && !descending && !groupBy && !isFiltered(view);
}

/** What the reader has starred, as the portal keeps it. */
export function useStarred(): readonly string[] {
  const { starredEntities } = useStarredEntities();
  return useMemo(
    () => [...starredEntities].sort().slice(0, MOST_STARRED),
    [starredEntities],
  );
}

/** Every pipeline of a view, whatever somebody has looked at. */
export async function allPipelines(
  api: PipelineHealthApi,
  view: OverviewView,
  starred: readonly string[],
): Promise<PipelineSummary[]> {
  const { groupBy: _, ...query } = queryOf(view, starred);
  if (view.starred && starred.length === 0) {
    return [];
  }
  const all: PipelineSummary[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.listPipelines({ ...query, limit: 100, cursor });
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return all;
}
