import { useEffect } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  asksForAnything,
  NOTHING_ASKED,
  OverviewView,
  writeView,
} from './overviewView';
import { Live } from './useLive';
import { OwnPipelines, ownView } from './useOwnPipelines';
import { SavedViews, useSavedViews } from './useSavedViews';

/**
 * Has who opens the overview without saying what for begin with their own first
 * view, else with what is theirs while some of it burns, else with all: who is
 * woken sees first what burns. Answers whether that is settled.
 */
export function useFirstView(own: Live<OwnPipelines>): boolean {
  const [params, setParams] = useSearchParams();
  const saved = useSavedViews();
  const isAsked = asksForAnything(params);
  const search =
    isAsked || !saved.isKnown ? undefined : firstSearch(saved, own);
  useEffect(() => {
    if (search !== undefined) {
      setParams(search, { replace: true });
    }
  }, [search, setParams]);
  return isAsked;
}

/** The address to begin with; undefined until it is known. */
function firstSearch(
  { views, first }: SavedViews,
  own: Live<OwnPipelines>,
): string | undefined {
  const chosen = views.find(({ name }) => name === first);
  if (chosen) {
    return chosen.search;
  }
  if (own.status === 'loading') {
    return undefined;
  }
  const burns =
    own.status === 'ready' && own.value.counts.healthy < own.value.totalItems;
  return searchOf(burns ? ownView(own.value) : NOTHING_ASKED);
}

/** The address of a view. */
export function searchOf(view: OverviewView): string {
  return writeView(new URLSearchParams(), view).toString();
}
