import {
  PipelineGrouping,
  PipelineOrder,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { RANK } from './staleness';

/** One of the values that a list is sorted by, before the entity ref. */
interface SortKey {
  sql: string;
  type: 'number' | 'string';
  /** Whether it comes the same way in a list that is turned around. */
  fixed?: boolean;
}

/** In which order a list is. */
export interface SortOrder {
  orderBy: PipelineOrder;
  descending?: boolean;
}

/** What a row of a list is sorted by. */
export interface SortedRow {
  keys: (string | number)[];
  entityRef: string;
}

/** The columns of what a list is sorted by. */
export type KeyColumns = { [column: `key${number}`]: string | number };

/** By what lists are sorted by name: as an index has it, however long a title is. */
export const TITLE = 'lower(substr(pipelines.title, 1, 200))';

const KEYS: { [order in PipelineOrder]: SortKey[] } = {
  urgency: [
    { sql: RANK, type: 'number' },
    { sql: 'pipelines.urgency', type: 'number' },
  ],
  name: [{ sql: TITLE, type: 'string' }],
  loss: valueOrLast('pipelines.loss_at', 'number'),
  keyFigure: [
    ...valueOrLast('pipelines.figure_title', 'string'),
    ...valueOrLast('pipelines.figure_value', 'number'),
  ],
  trend: valueOrLast('pipelines.trend_change', 'number'),
  deadLetters: valueOrLast('pipelines.dead_letters', 'number'),
  owner: valueOrLast(nameOf('owner'), 'string'),
  system: valueOrLast(nameOf('system'), 'string'),
  updated: valueOrLast('pipelines.collected_at', 'number'),
};

/** The types of what a list is sorted by. */
export function keyTypes(orderBy: PipelineOrder): SortKey['type'][] {
  return KEYS[orderBy].map(({ type }) => type);
}

/** The columns of what a list is sorted by. */
export function keyColumns(orderBy: PipelineOrder): `key${number}`[] {
  return KEYS[orderBy].map((_, index) => `key${index}` as const);
}

/** What a row is sorted by. */
export function keysOf(
  orderBy: PipelineOrder,
  row: KeyColumns,
): (string | number)[] {
  // PostgreSQL answers big integers as strings.
  return KEYS[orderBy].map(({ type }, index) =>
    type === 'number' ? Number(row[`key${index}`]) : row[`key${index}`],
  );
}

/** Adds these columns to a query of `pipelines`. */
export function selectKeys(
  query: Knex.QueryBuilder,
  knex: Knex,
  orderBy: PipelineOrder,
  now: number,
): void {
  KEYS[orderBy].forEach(({ sql }, index) =>
    query.select({ [`key${index}`]: knex.raw(sql, { now }) }),
  );
}

/** Sorts by these columns of a table. */
export function sortByKeys(
  query: Knex.QueryBuilder,
  table: string,
  { orderBy, descending }: SortOrder,
): Knex.QueryBuilder {
  KEYS[orderBy].forEach(({ fixed }, index) =>
    query.orderBy(
      `${table}.key${index}`,
      descending && !fixed ? 'desc' : 'asc',
    ),
  );
  return query.orderBy(`${table}.entity_ref`);
}

/** Leaves what comes after a row by these columns. */
export function whereAfter(
  query: Knex.QueryBuilder,
  { orderBy, descending }: SortOrder,
  after: SortedRow,
): void {
  const columns = [
    ...KEYS[orderBy].map(({ type, fixed }, index) => ({
      name: `key${index}`,
      sign: descending && !fixed ? '<' : '>',
      // PostgreSQL would take it for the type of the column, which may be an integer.
      as: type === 'number' ? 'double precision' : 'text',
      value: after.keys[index],
    })),
    { name: 'entity_ref', sign: '>', as: 'text', value: after.entityRef },
  ];
  query.where(either =>
    columns.forEach(({ name, sign, as, value }, index) =>
      either.orWhere(it => {
        columns.slice(0, index).forEach(equal => {
          it.whereRaw(`${equal.name} = cast(? as ${equal.as})`, [equal.value]);
        });
        it.whereRaw(`${name} ${sign} cast(? as ${as})`, [value]);
      }),
    ),
  );
}

/** What a person reads as the owner or system, in lower case. */
function nameOf(grouping: PipelineGrouping): string {
  const ref = `pipelines.${grouping}`;
  // What stands behind the last slash, in words that both databases have.
  const name = `replace(${ref}, rtrim(${ref}, replace(${ref}, '/', '')), '')`;
  return `lower(coalesce(pipelines.${grouping}_title, ${name}))`;
}

function valueOrLast(sql: string, type: SortKey['type']): SortKey[] {
  return [
    {
      sql: `case when ${sql} is null then 1 else 0 end`,
      type: 'number',
      fixed: true,
    },
    { sql: `coalesce(${sql}, ${type === 'number' ? '0' : "''"})`, type },
  ];
}
