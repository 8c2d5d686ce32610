import { FaultTruth, Truth } from '../case/caseSchema';
import { Recording, Round } from '../play/Recording';
import { ClockScore, scoreClock } from './scoreClock';
import { FaultScore, scoreFault } from './scoreFault';
import { HealthyScore, scoreHealthy } from './scoreHealthy';

/** How a recording compares with the truth. */
export interface Score {
  /** `clean` when nothing is to be complained of, `missed` when the fault was not found or ended with a wrong cause. */
  verdict: 'clean' | 'partly' | 'missed';
  complaints: string[];
  fault?: FaultScore;
  healthy?: HealthyScore;
  clock?: ClockScore;
  /** Messages and records that really expired. */
  lost: number;
}

/** Compares what was told with what is true. */
export function score(recordings: readonly Recording[], truth: Truth): Score {
  const { fault } = truth;
  const recording = fault
    ? recordings.find(each => tells(each, fault)) ?? recordings[0]
    : undefined;
  const rounds = recording?.rounds ?? [];
  const faultScore = fault && scoreFault(rounds, fault, truth);
  const healthyScore =
    truth.healthy && scoreHealthy(recordings, truth.healthy, truth);
  const clock = scoreClock(
    recordings.flatMap(each => each.rounds),
    fault,
  );
  const complaints = [
    ...(faultScore?.complaints ?? []),
    ...(healthyScore?.complaints ?? []),
    ...(clock?.complaints ?? []),
  ];
  return {
    verdict: verdictOf(complaints, faultScore),
    complaints,
    fault: faultScore,
    healthy: healthyScore,
    clock,
    lost: recordings.reduce((sum, each) => sum + lostIn(each.rounds), 0),
  };
}

function tells({ rounds }: Recording, { cause }: FaultTruth): boolean {
  return rounds.some(({ reason = '' }) => cause.test(reason));
}

function lostIn(rounds: readonly Round[]): number {
  return rounds[rounds.length - 1]?.lost ?? 0;
}

function verdictOf(
  complaints: readonly string[],
  fault: FaultScore | undefined,
): Score['verdict'] {
  if (complaints.length === 0) {
    return 'clean';
  }
  const isSeen =
    fault === undefined || (fault.foundAt !== undefined && fault.causeAtEnd);
  return isSeen ? 'partly' : 'missed';
}
