import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { secondsLeft } from '../../format/lossClock';
import { isKnown } from '../../format/isKnown';

/** What burns, and what may burn unseen, in the order in which it is to be looked at. */
export interface Board {
  /** The first to lose data of those that nobody is on. */
  first?: PipelineSummary;
  /** What else burns: the other clocks first, then what has none. */
  rest: PipelineSummary[];
  /** What burns and somebody is on. */
  known: PipelineSummary[];
  /** What could not be seen. */
  unseen: PipelineSummary[];
}

/** The board of some pipelines; whatever is a warning or healthy is not on it. */
export function boardOf(
  pipelines: readonly PipelineSummary[],
  now: number,
): Board {
  const leftOf = (pipeline: PipelineSummary) =>
    secondsLeft(pipeline, now) ?? Infinity;
  const burning = pipelines
    .filter(({ health }) => health === 'critical')
    .sort((a, b) =>
      leftOf(a) < leftOf(b) ? -1 : Number(leftOf(a) > leftOf(b)),
    );
  const open = burning.filter(({ incident }) => !isKnown(incident));
  const first = open.find(({ secondsToLoss }) => secondsToLoss !== undefined);
  return {
    first,
    rest: open.filter(pipeline => pipeline !== first),
    known: burning.filter(({ incident }) => isKnown(incident)),
    unseen: pipelines.filter(({ health }) => health === 'unknown'),
  };
}
