import { Run } from '@pipeline-health/plugin-pipeline-health-common';

/**
 * Runs newest first, each once, of services that promise no order. A list that
 * goes on has the newest only if it came in that order.
 */
export function newestFirst<TRun extends Run>({
  items,
  complete,
}: {
  items: readonly TRun[];
  complete: boolean;
}): { items: TRun[]; complete: boolean } {
  const sorted = [...items].sort((left, right) =>
    right.startedAt.localeCompare(left.startedAt),
  );
  return {
    items: [...new Map(sorted.map(run => [run.id, run])).values()],
    complete: complete || items.every((run, index) => run === sorted[index]),
  };
}

/** Why runs are not known, as far as a list lacks the newest. */
export const NO_ORDER =
  'The list goes on, and is in no order: the newest may be missing.';
