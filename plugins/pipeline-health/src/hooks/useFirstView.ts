import { ListFilterOptionsResponse } from '@pipeline-health/plugin-pipeline-health-common';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router-dom';
import { asksForAnything, NOTHING_ASKED, writeView } from './overviewView';
import { Live } from './useLive';
import { useKnownOwnRefs } from './useOwnRefs';
import { SavedViews, useSavedViews } from './useSavedViews';

/**
 * Has who opens the overview without saying what for begin with their own first
 * view, else with what is theirs, if there is any, else with all. Answers
 * whether that is settled.
 */
export function useFirstView(
  options: Live<ListFilterOptionsResponse>,
): boolean {
  const [params, setParams] = useSearchParams();
  const own = useKnownOwnRefs();
  const saved = useSavedViews();
  const isAsked = asksForAnything(params);
  const search =
    isAsked || !saved.isKnown ? undefined : firstSearch(saved, own, options);
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
  own: readonly string[] | undefined,
  options: Live<ListFilterOptionsResponse>,
): string | undefined {
  const chosen = views.find(({ name }) => name === first);
  if (chosen) {
    return chosen.search;
  }
  if (!own || options.status === 'loading') {
    return undefined;
  }
  const owners = options.status === 'ready' ? options.value.owner : [];
  const isOwner = owners.some(({ value }) => own.includes(value));
  return searchOf({ owner: isOwner ? [...own] : [] });
}

/** The address of all pipelines, or of those of some owners. */
export function searchOf(part: {
  owner?: string[];
  starred?: boolean;
}): string {
  return writeView(new URLSearchParams(), {
    ...NOTHING_ASKED,
    ...part,
  }).toString();
}
