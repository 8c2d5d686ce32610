import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { sayProblem } from '../../aws/clients';

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
export const NO_ORDER = sayProblem('problem.list-in-no-order');
