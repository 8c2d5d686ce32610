import {
  HealthCounts,
  HEALTHS,
  PipelineGroup,
  PipelineGrouping,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { Matching, pipelinesThat } from './MatchingPipelines';
import { RANK, whereRank } from './staleness';

/** The groups of those that match and have one of some healths, the worst first. */
export async function groupsOf(
  knex: Knex,
  groupBy: PipelineGrouping,
  { matching, ranks }: { matching: Matching; ranks: readonly number[] },
  now: number,
): Promise<PipelineGroup[]> {
  const listed = whereRank(pipelinesThat(knex, matching), ranks, now)
    .select({ value: `pipelines.${groupBy}` })
    .select({ title: `pipelines.${groupBy}_title` })
    .select({ place: knex.raw(RANK, { now }) });
  const rows: {
    value: string | null;
    title: string | null;
    place: number;
    count: number | string;
  }[] = await knex
    .from(listed.as('listed'))
    .select('value', 'place')
    .max({ title: 'title' })
    .count({ count: '*' })
    .groupBy('value', 'place');
  const groups = new Map<string | null, PipelineGroup>();
  for (const { value, title, place, count } of rows) {
    const group = groups.get(value) ?? {
      value: value ?? undefined,
      counts: { critical: 0, unknown: 0, warning: 0, healthy: 0 },
    };
    group.title ??= title ?? undefined;
    group.counts[HEALTHS[place]] = Number(count);
    groups.set(value, group);
  }
  return [...groups.values()].sort(worstFirst);
}

/** The groups that a page of a list shows something of, and how much of the first of them lies before it. */
export function groupsOnPage(
  groups: readonly PipelineGroup[],
  { offset = 0, limit }: { offset?: number; limit: number },
): { met: PipelineGroup[]; offset: number } {
  const met: PipelineGroup[] = [];
  let before = 0;
  let skipped = 0;
  for (const group of groups) {
    const size = sizeOf(group.counts);
    if (before + size <= offset) {
      skipped += size;
    } else if (before <= offset + limit) {
      met.push(group);
    }
    before += size;
  }
  return { met, offset: offset - skipped };
}

/** Leaves of a list what is of some groups, with their places as `group_place`. */
export function inGroups(
  list: Knex.QueryBuilder,
  knex: Knex,
  groupBy: PipelineGrouping,
  groups: readonly PipelineGroup[],
): void {
  const column = `pipelines.${groupBy}`;
  const named = groups.flatMap(({ value }) => value ?? []);
  list.where(either => {
    either.whereIn(column, named);
    if (named.length < groups.length) {
      either.orWhereNull(column);
    }
  });
  const places = groups.map(({ value }, place) =>
    value === undefined
      ? knex.raw(`when ?? is null then ${place}`, [column])
      : knex.raw(`when ?? = ? then ${place}`, [column, value]),
  );
  list.select({
    group_place:
      places.length === 0
        ? knex.raw('0')
        : knex.raw(`case ${places.map(() => '?').join(' ')} end`, places),
  });
}

function worstFirst(a: PipelineGroup, b: PipelineGroup): number {
  const differing = HEALTHS.find(
    health => a.counts[health] !== b.counts[health],
  );
  return differing
    ? b.counts[differing] - a.counts[differing]
    : wordOf(a).localeCompare(wordOf(b));
}

function wordOf({ title, value = '' }: PipelineGroup): string {
  return title ?? value;
}

function sizeOf(counts: HealthCounts): number {
  return HEALTHS.reduce((sum, health) => sum + counts[health], 0);
}
