import {
  HEALTHS,
  PipelineGroup,
} from '@pipeline-health/plugin-pipeline-health-common';

/** A line of the table: the head of a group, or the pipeline at a place of the list. */
export type Line =
  | { type: 'group'; group: PipelineGroup; isFolded: boolean }
  | { type: 'row'; place: number };

/** The lines of a table, in order, told without making each. */
export interface Lines {
  count: number;
  at(index: number): Line;
}

/** A run of lines: a head, or the rows of a group that is not folded. */
interface Run {
  from: number;
  line(offset: number): Line;
}

/** How the value of a group is called where it is kept; `''` for that without one. */
export function keyOf({ value = '' }: PipelineGroup): string {
  return value;
}

/** The lines of a list; without groups each place is a line. */
export function linesOf(
  totalItems: number,
  groups: readonly PipelineGroup[] | undefined,
  folded: readonly string[],
): Lines {
  if (!groups) {
    return { count: totalItems, at: place => ({ type: 'row', place }) };
  }
  const runs: Run[] = [];
  let count = 0;
  let place = 0;
  for (const group of groups) {
    const isFolded = folded.includes(keyOf(group));
    runs.push({
      from: count,
      line: () => ({ type: 'group', group, isFolded }),
    });
    count += 1;
    const size = sizeOf(group);
    const first = place;
    if (!isFolded) {
      runs.push({
        from: count,
        line: offset => ({ type: 'row', place: first + offset }),
      });
      count += size;
    }
    place += size;
  }
  return {
    count,
    at: index => {
      const run = runs[lastAtOrBefore(runs, index)];
      return run.line(index - run.from);
    },
  };
}

/** How many pipelines are of a group. */
function sizeOf({ counts }: PipelineGroup): number {
  return HEALTHS.reduce((sum, health) => sum + counts[health], 0);
}

/** The place of the last run that begins at or before a line. */
function lastAtOrBefore(runs: readonly Run[], index: number): number {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (runs[middle].from <= index) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}
