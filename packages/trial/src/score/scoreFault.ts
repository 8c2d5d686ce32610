import { FaultTruth, Truth } from '../case/caseSchema';
import { Round } from '../play/Recording';

const MINUTE = 60_000;

/** How a fault was told. */
export interface FaultScore {
  /** Milliseconds from the start at which it was told as badly as it is; absent when it never was. */
  foundAt?: number;
  /** Minutes from when the fault was there to when it was told. */
  minutesBeyond?: number;
  causeAtFirst: boolean;
  causeAtEnd: boolean;
  /** Whether the reason at the end is the best that can be told; absent where the case names none. */
  bestAtEnd?: boolean;
  reasonAtFirst?: string;
  reasonAtEnd?: string;
  /** How often the reason became another while the fault lasted. */
  changes: number;
  /** Minutes that the pipeline was told to be healthy while the fault lasted. */
  greenMinutes: number;
  /** Times that something was told before there was a fault. */
  falseAlarms: number;
  consequences: string[];
  complaints: string[];
}

/** Compares the rounds of a pipeline with the fault that it has. */
export function scoreFault(
  rounds: readonly Round[],
  fault: FaultTruth,
  { run, every }: Pick<Truth, 'run' | 'every'>,
): FaultScore {
  const until = fault.until ?? Infinity;
  const matches = ({ reason = '' }: Round) => fault.cause.test(reason);
  const during = rounds.filter(({ at }) => at >= fault.at && at < until);
  const found = during.find(({ health }) => fault.health.includes(health));
  const since = found ? during.filter(({ at }) => at >= found.at) : [];
  const unhealthy = since.filter(({ health }) => health !== 'healthy');
  const end = unhealthy[unhealthy.length - 1];
  const greenMinutes = ((since.length - unhealthy.length) * every) / MINUTE;
  const falseAlarms = episodes(
    rounds.filter(({ at }) => at < fault.at),
    round => round.health !== 'healthy' && !matches(round),
  );
  const minutesBeyond = found && (found.at - fault.at) / MINUTE;
  const score = {
    foundAt: found?.at,
    minutesBeyond,
    causeAtFirst: found !== undefined && matches(found),
    causeAtEnd: end !== undefined && matches(end),
    ...(fault.best && {
      bestAtEnd: end !== undefined && fault.best.test(end.reason ?? ''),
    }),
    reasonAtFirst: found?.reason,
    reasonAtEnd: end?.reason,
    changes: changesOf(unhealthy, fault),
    greenMinutes,
    falseAlarms,
    consequences: [...new Set(since.flatMap(round => round.consequences))],
  };
  return {
    ...score,
    complaints: [
      ...complaintsOf(score, fault),
      ...alsoComplaints(rounds, fault),
      ...stayComplaints(rounds, fault, run),
    ],
  };
}

function complaintsOf(
  score: Omit<FaultScore, 'complaints'>,
  fault: FaultTruth,
): string[] {
  const complaints: string[] = [];
  const patience = fault.patience / MINUTE;
  if (score.minutesBeyond === undefined) {
    complaints.push(`never told as ${fault.health.join(' or ')}`);
  } else {
    if (score.minutesBeyond > patience) {
      complaints.push(
        `told after ${score.minutesBeyond} minutes instead of ${patience}`,
      );
    }
    if (!score.causeAtFirst) {
      complaints.push(`told ${score.reasonAtFirst} at first`);
    }
    if (!score.causeAtEnd) {
      complaints.push(`told ${score.reasonAtEnd} at the end`);
    }
  }
  if (score.changes > 0) {
    complaints.push(`changed its reason ${score.changes} times`);
  }
  if (score.greenMinutes > 0) {
    complaints.push(`told healthy for ${score.greenMinutes} minutes meanwhile`);
  }
  if (score.falseAlarms > 0) {
    complaints.push(`told something before it was there`);
  }
  const wanted = fault.consequences;
  const missing = Array.isArray(wanted)
    ? wanted.filter(stage => !score.consequences.includes(stage))
    : [];
  if (typeof wanted === 'number' && score.consequences.length < wanted) {
    complaints.push(
      `marked ${score.consequences.length} consequences instead of ${wanted}`,
    );
  } else if (missing.length > 0) {
    complaints.push(`did not mark ${missing.join(', ')} as a consequence`);
  }
  return complaints;
}

/** What must be told beside the reason, and before some time. */
function alsoComplaints(
  rounds: readonly Round[],
  { also = [], alsoAt = 0, at, warnBefore }: FaultTruth,
): string[] {
  const complaints = also
    .filter(
      pattern =>
        !rounds.some(
          round =>
            round.at >= Math.max(at, alsoAt) &&
            round.findings.some(finding => pattern.test(finding)),
        ),
    )
    .map(pattern => `never told ${pattern.source} as well`);
  const warned = rounds.some(
    round =>
      round.at >= at &&
      round.at <= (warnBefore ?? Infinity) &&
      round.health !== 'healthy',
  );
  if (warnBefore !== undefined && !warned) {
    complaints.push(`did not warn within ${warnBefore / MINUTE} minutes`);
  }
  return complaints;
}

/** What must still be told although the fault itself is over. */
function stayComplaints(
  rounds: readonly Round[],
  { cause, mustStay = false, until = Infinity }: FaultTruth,
  run: number,
): string[] {
  if (mustStay === false) {
    return [];
  }
  const last = mustStay === true ? run : mustStay;
  const first = rounds.find(({ findings }) =>
    findings.some(finding => cause.test(finding)),
  );
  const gone = rounds.find(
    ({ at, findings }) =>
      first !== undefined &&
      at >= Math.max(first.at, Math.min(until, last)) &&
      at <= last &&
      !findings.some(finding => cause.test(finding)),
  );
  return gone
    ? [`no longer told ${cause.source} after ${gone.at / MINUTE} minutes`]
    : [];
}

/** How often the reason became another, unless a second cause came. */
function changesOf(
  unhealthy: readonly Round[],
  { alsoAt, also }: FaultTruth,
): number {
  return unhealthy.filter(({ reason, at }, index) => {
    const before = unhealthy[index - 1];
    const second =
      also !== undefined && alsoAt !== undefined && at >= alsoAt && before;
    return before && before.reason !== reason && !second;
  }).length;
}

/** How many times in a row something was so. */
export function episodes(
  rounds: readonly Round[],
  is: (round: Round) => boolean,
): number {
  return rounds.filter(
    (round, index) => is(round) && !(index > 0 && is(rounds[index - 1])),
  ).length;
}
