import { useApi } from '@backstage/core-plugin-api';
import {
  HealthCounts,
  ListPipelinesResponse,
  summaryAsOf,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback } from 'react';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { overviewAsOf } from './overviewAsOf';
import { useAsOf } from './useAsOf';
import { useKinds } from './useKinds';
import { Live, useLive } from './useLive';

/** As many as anybody can look at; what is beyond is counted. */
const MOST = 100;

/** The most urgent pipelines as they were answered last, and how much of that may be believed. */
export interface Burning extends ListPipelinesResponse {
  /** How many of all have which health, as that may be believed now. */
  believed: HealthCounts;
  /** Entity refs of those that are not known any more to be as they are shown. */
  outdated: ReadonlySet<string>;
}

/**
 * The most urgent pipelines of some owners, or of all. What was known last
 * stays in its place when it gets too old to judge by, and is told to be:
 * whoever was losing data when the network went still is.
 */
export function useBurning(owner: readonly string[]): Live<Burning> {
  const api = useApi(pipelineHealthApiRef);
  useKinds(); // Asked for beside it, not after it.
  const load = useCallback(
    async (signal: AbortSignal) =>
      asAnswered(
        await api.listPipelines({ owner: [...owner], limit: MOST }, { signal }),
      ),
    [api, owner],
  );
  return useAsOf(useLive(load), rowsOf, burningAsOf);
}

function asAnswered(answer: ListPipelinesResponse): Burning {
  return { ...answer, believed: answer.counts, outdated: new Set() };
}

function rowsOf({ items }: Burning) {
  return items;
}

function burningAsOf(burning: Burning, now: number): Burning {
  const { items } = burning;
  const outdated = items.filter(item => summaryAsOf(item, now) !== item);
  return {
    ...burning,
    believed: overviewAsOf({ ...burning, urgent: [] }, now).counts,
    outdated: new Set(outdated.map(({ entityRef }) => entityRef)),
  };
}
