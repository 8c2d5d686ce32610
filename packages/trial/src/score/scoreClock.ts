import { FaultTruth } from '../case/caseSchema';
import { Round } from '../play/Recording';

/** What is known of a minute is known at its end. */
const TOLERANCE = 60;

/** Told seconds to loss minus true ones: above 0 is too late. */
export interface ClockScore {
  rounds: number;
  min: number;
  median: number;
  max: number;
  complaints: string[];
}

/** Compares the told loss clocks with the true ones; undefined where there is nothing to compare. */
export function scoreClock(
  rounds: readonly Round[],
  fault?: FaultTruth,
): ClockScore | undefined {
  const errors = rounds
    .flatMap(({ at, clock: { told, truth } }) => {
      const left = toldByCase(at, fault) ?? truth;
      // No clock tells less than that the loss goes on.
      return told === undefined || left === undefined
        ? []
        : [told - Math.max(0, left)];
    })
    .sort((left, right) => left - right);
  if (errors.length === 0) {
    return undefined;
  }
  const max = Math.round(errors[errors.length - 1]);
  return {
    rounds: errors.length,
    min: Math.round(errors[0]),
    median: Math.round(errors[Math.floor(errors.length / 2)]),
    max,
    complaints:
      max > TOLERANCE ? [`told the loss ${max} seconds too late`] : [],
  };
}

/** Seconds until the first loss, as the case has it; once that has happened, a clock counts to the next. */
function toldByCase(at: number, fault?: FaultTruth): number | undefined {
  return fault?.lossAt !== undefined && at >= fault.at && at <= fault.lossAt
    ? (fault.lossAt - at) / 1000
    : undefined;
}
