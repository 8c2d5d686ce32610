import {
  Health,
  HEALTHS,
  ListPipelinesQuery,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** What the overview is narrowed to; it lives in the address. */
export type OverviewFilters = Required<
  Pick<ListPipelinesQuery, 'health' | 'owner' | 'kind' | 'account' | 'region'>
> & { text: string };

/** How many pages of the list are shown; another list begins with one. */
export const PAGES = 'pages';

const LISTS = ['health', 'owner', 'kind', 'account', 'region'] as const;

/** Reads the filters of an address; healths that do not exist are left out. */
export function readFilters(params: URLSearchParams): OverviewFilters {
  return {
    health: HEALTHS.filter(health => params.getAll('health').includes(health)),
    owner: params.getAll('owner'),
    kind: params.getAll('kind'),
    account: params.getAll('account'),
    region: params.getAll('region'),
    text: params.get('text') ?? '',
  };
}

/** The address with these filters; parameters of others stay as they are. */
export function writeFilters(
  params: URLSearchParams,
  filters: OverviewFilters,
): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const name of LISTS) {
    next.delete(name);
    filters[name].forEach(value => next.append(name, value));
  }
  next.delete('text');
  next.delete(PAGES);
  if (filters.text) {
    next.set('text', filters.text);
  }
  return next;
}

/** Whether anything is filtered away. */
export function isFiltered(filters: OverviewFilters): boolean {
  return filters.text !== '' || LISTS.some(name => filters[name].length > 0);
}

/** Switches one health on or off. */
export function toggleHealth(
  filters: OverviewFilters,
  health: Health,
): OverviewFilters {
  const on = filters.health.includes(health);
  return {
    ...filters,
    health: on
      ? filters.health.filter(other => other !== health)
      : [...filters.health, health],
  };
}

/** The filters of the overview, kept in the address so that they can be shared and taken back. */
export function useOverviewFilters() {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => readFilters(params), [params]);
  const setFilters = useCallback(
    (next: OverviewFilters, options?: { replace?: boolean }) =>
      setParams(current => writeFilters(current, next), options),
    [setParams],
  );
  return { filters, setFilters };
}
