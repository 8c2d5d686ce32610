import {
  LossBasis,
  LossTimes,
} from '@pipeline-health/plugin-pipeline-health-common';

/** A clock and the time that its seconds are counted from, in epoch milliseconds. */
export interface CountedLoss extends LossTimes {
  countedFrom?: number;
}

/** The clock of a stage, in seconds from now on. */
export interface StageLoss {
  seconds: number;
  bestSeconds?: number;
  retentionSeconds?: number;
  basis: LossBasis;
}

/**
 * The clock to show: the first loss among some, worst case and best case, as
 * seconds from the time of the facts on, which is what goes with them to whoever
 * shows a clock.
 *
 * @param countedFrom - epoch milliseconds
 */
export function lossTimesOf(
  losses: readonly StageLoss[],
  countedFrom: number | undefined,
  now: number,
): LossTimes {
  if (losses.length === 0) {
    return {};
  }
  const first = losses.reduce((a, b) => (b.seconds < a.seconds ? b : a));
  const best = Math.min(
    ...losses.map(({ seconds, bestSeconds = seconds }) => bestSeconds),
  );
  const passed =
    countedFrom === undefined
      ? 0
      : Math.max(0, Math.floor((now - countedFrom) / 1000));
  return {
    secondsToLoss: first.seconds + passed,
    ...(best > first.seconds && { bestSecondsToLoss: best + passed }),
    ...(first.retentionSeconds !== undefined && {
      retentionSeconds: first.retentionSeconds,
    }),
    lossBasis: first.basis,
  };
}

/** A clock as seconds from another time on: facts may have been read again since it was told. */
export function recountLoss(
  { countedFrom, ...times }: CountedLoss,
  from: number | undefined,
): LossTimes {
  const later =
    countedFrom === undefined || from === undefined
      ? 0
      : Math.ceil((from - countedFrom) / 1000);
  const recount = (seconds: number | undefined) =>
    seconds === undefined ? undefined : Math.max(0, seconds - later);
  return {
    ...times,
    secondsToLoss: recount(times.secondsToLoss),
    bestSecondsToLoss: recount(times.bestSecondsToLoss),
  };
}
