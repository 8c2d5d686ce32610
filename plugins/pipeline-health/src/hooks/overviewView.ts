import {
  Health,
  HEALTHS,
  ListPipelinesQuery,
  PIPELINE_GROUPINGS,
  PIPELINE_ORDERS,
  PipelineGrouping,
  PipelineOrder,
} from '@pipeline-health/plugin-pipeline-health-common';
import { OPTIONAL_COLUMNS, OptionalColumn } from './useTableView';

/** What the overview is narrowed to. */
export type OverviewFilters = Required<
  Pick<
    ListPipelinesQuery,
    'health' | 'owner' | 'system' | 'kind' | 'account' | 'region'
  >
> & {
  text: string;
  /** Whether only what the reader has starred is meant. */
  starred: boolean;
};

/** What of the pipelines the overview shows, and how; it lives in the address. */
export interface OverviewView extends OverviewFilters {
  orderBy: PipelineOrder;
  descending: boolean;
  groupBy?: PipelineGrouping;
  /** The groups that are folded, by their values; `''` is that of no value. */
  folded: string[];
  /** The columns, if they are not those that the reader usually has. */
  columns?: OptionalColumn[];
}

/** How many pages of cards are shown; another list begins with one. */
export const PAGES = 'pages';

/** That all are meant, by who has another view to begin with. */
const ALL = 'all';

const LISTS = [
  'health',
  'owner',
  'system',
  'kind',
  'account',
  'region',
] as const;

/** The parameters of the address that are read and written here. */
const PARAMETERS = [
  ...LISTS,
  'text',
  'starred',
  'sort',
  'order',
  'group',
  'folded',
  'columns',
  'view',
  PAGES,
];

/** All pipelines, the most urgent first. */
export const NOTHING_ASKED: OverviewView = {
  health: [],
  owner: [],
  system: [],
  kind: [],
  account: [],
  region: [],
  text: '',
  starred: false,
  orderBy: 'urgency',
  descending: false,
  folded: [],
};

/** Reads the view of an address; what does not exist is left out. */
export function readView(params: URLSearchParams): OverviewView {
  const columns = params.get('columns')?.split(',');
  return {
    health: HEALTHS.filter(health => params.getAll('health').includes(health)),
    owner: params.getAll('owner'),
    system: params.getAll('system'),
    kind: params.getAll('kind'),
    account: params.getAll('account'),
    region: params.getAll('region'),
    text: params.get('text') ?? '',
    starred: params.get('starred') === 'true',
    orderBy:
      PIPELINE_ORDERS.find(order => order === params.get('sort')) ?? 'urgency',
    descending: params.get('order') === 'desc',
    groupBy: PIPELINE_GROUPINGS.find(group => group === params.get('group')),
    folded: params.getAll('folded'),
    columns:
      columns && OPTIONAL_COLUMNS.filter(column => columns.includes(column)),
  };
}

/** The address with this view; parameters of others stay as they are. */
export function writeView(
  params: URLSearchParams,
  view: OverviewView,
): URLSearchParams {
  const next = new URLSearchParams(params);
  PARAMETERS.forEach(name => next.delete(name));
  LISTS.forEach(name => view[name].forEach(value => next.append(name, value)));
  const { text, starred, orderBy, descending, groupBy, folded } = view;
  const single = {
    text,
    starred: starred && 'true',
    sort: orderBy !== 'urgency' && orderBy,
    order: descending && 'desc',
    group: groupBy,
    columns: view.columns?.join(','),
  };
  for (const [name, value] of Object.entries(single)) {
    if (value || (name === 'columns' && value === '')) {
      next.set(name, value);
    }
  }
  folded.forEach(value => next.append('folded', value));
  if (!asksForAnything(next)) {
    next.set('view', ALL);
  }
  return next;
}

/** Whether an address says what of the overview is wanted. */
export function asksForAnything(params: URLSearchParams): boolean {
  return PARAMETERS.some(name => params.has(name));
}

/** Whether anything is filtered away. */
export function isFiltered(view: OverviewFilters): boolean {
  return (
    view.text !== '' ||
    view.starred ||
    LISTS.some(name => view[name].length > 0)
  );
}

/** Switches one value of a list on or off. */
export function toggled<T>(values: readonly T[], value: T): T[] {
  return values.includes(value)
    ? values.filter(other => other !== value)
    : [...values, value];
}

/** What is asked of the backend; the starred pipelines are told by the reader. */
export function queryOf(
  view: OverviewView,
  starred: readonly string[],
): ListPipelinesQuery {
  return {
    ...Object.fromEntries(LISTS.map(name => [name, view[name]])),
    text: view.text || undefined,
    entityRef: view.starred ? [...starred] : undefined,
    orderBy: view.orderBy,
    order: view.descending ? 'desc' : undefined,
    groupBy: view.groupBy,
  };
}

/** A health that a tile switches on or off. */
export function toggleHealth(view: OverviewView, health: Health): OverviewView {
  return { ...view, health: toggled(view.health, health) };
}
