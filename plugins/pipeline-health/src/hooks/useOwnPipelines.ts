import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { overviewAsOf, PipelineOverview, rowsOf } from './overviewAsOf';
import { isFiltered, NOTHING_ASKED, OverviewView } from './overviewView';
import { useAsOf } from './useAsOf';
import { Live, useLive } from './useLive';

/** As many as tell whether what is counted may still be believed. */
const LOOKED_AT = 5;

/** What the reader and the reader's groups own, most urgent first. */
export interface OwnPipelines extends PipelineOverview {
  /** The entities in whose name the reader owns something. */
  owners: readonly string[];
}

const NOTHING: OwnPipelines = {
  items: [],
  urgent: [],
  owners: [],
  totalItems: 0,
  counts: { critical: 0, unknown: 0, warning: 0, healthy: 0 },
};

/** What of the pipelines is the reader's own, as it may be believed now. */
export function useOwnPipelines(): Live<OwnPipelines> {
  const api = useApi(pipelineHealthApiRef);
  const identity = useApi(identityApiRef);
  const load = useCallback(
    async (signal: AbortSignal): Promise<OwnPipelines> => {
      const owners = await identity.getBackstageIdentity().then(
        ({ ownershipEntityRefs }) => ownershipEntityRefs,
        // Who is unknown owns nothing.
        () => [],
      );
      if (owners.length === 0) {
        return NOTHING;
      }
      const list = await api.listPipelines(
        { owner: owners, limit: LOOKED_AT },
        { signal },
      );
      return { ...list, urgent: [], owners };
    },
    [api, identity],
  );
  return useAsOf(useLive(load), rowsOf, ownAsOf);
}

/** The view of all that is the reader's own. */
export function ownView({ owners }: OwnPipelines): OverviewView {
  return { ...NOTHING_ASKED, owner: [...owners] };
}

/** Whether a view shows all that is the reader's own and nothing else, of whatever health. */
export function isOwnView(view: OverviewView, { owners }: OwnPipelines) {
  return (
    owners.length > 0 &&
    owners.length === view.owner.length &&
    view.owner.every(owner => owners.includes(owner)) &&
    !isFiltered({ ...view, health: [], owner: [] })
  );
}

function ownAsOf(own: OwnPipelines, now: number): OwnPipelines {
  return { ...own, ...overviewAsOf(own, now) };
}
