import {
  Sample,
  StageFacts,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  AttemptsQuestion,
  AttemptsVerdict,
  judgeAttempts,
  knownUntil,
  sumSince,
} from '../../judging';
import { LambdaContext } from './LambdaInventory';
import { thresholds } from './thresholds';

/** Of the normal distribution, one in twenty lies beyond it. */
const Z = 1.645;
/** Where few calls come, it takes so long to be sure. */
const CERTAIN_MS = 30 * 60_000;

/** What calls are judged by, each minute with calls as one attempt. */
export type CallThreshold =
  | 'errorRatio'
  | 'throttleRatio'
  | 'durationOfTimeout';

type Known = Pick<StageFacts, 'samples' | 'coverage'>;

/** How the last calls went, however long ago they were. */
export function judgeCalls(
  context: LambdaContext,
  threshold: CallThreshold,
): AttemptsVerdict | undefined {
  const verdict = judgeAttempts(callsQuestion(context, threshold));
  return verdict && (threshold !== 'errorRatio' || isCertain(context, verdict))
    ? verdict
    : undefined;
}

/**
 * Whether so many calls failed that it is no chance: of few calls an error or
 * two are soon more than the line. What was found before needs no new proof.
 */
function isCertain(context: LambdaContext, { from }: AttemptsVerdict): boolean {
  const { warning, critical = 0 } = context.thresholds.errorRatio;
  const halfHour = knownUntil(context, 'errors') - CERTAIN_MS;
  return (
    context.previous.failing !== undefined ||
    context.previous['near-timeout'] !== undefined ||
    [from, Math.min(from, halfHour)].some(
      since =>
        leastShare(
          sumSince(context.samples.errors, since) ?? 0,
          sumSince(context.samples.invocations, since) ?? 0,
        ) > (warning ?? critical),
    )
  );
}

/** The least share that is likely where so many of so many failed: Wilson's bound, at one in twenty. */
function leastShare(failed: number, calls: number): number {
  if (calls === 0) {
    return 0;
  }
  const share = Math.min(1, failed / calls);
  const middle = share + Z ** 2 / (2 * calls);
  const reach =
    Z * Math.sqrt((share * (1 - share)) / calls + Z ** 2 / (4 * calls ** 2));
  return (middle - reach) / (1 + Z ** 2 / calls);
}

/** Share of the calls that failed, for each minute with calls. */
export function errorRatios(known: Known): Sample[] {
  return minutesOf(known).flatMap(({ at, invocations, errors }) =>
    invocations > 0 ? [{ at, value: errors / invocations }] : [],
  );
}

/** What is judged of the calls by one of the lines. */
export function callsQuestion(
  context: LambdaContext,
  threshold: CallThreshold,
  known: Known = context,
): AttemptsQuestion {
  return {
    ...attemptsOf(threshold, known, context.inventory?.timeoutSeconds),
    threshold: thresholds[threshold],
    lines: context.thresholds[threshold],
    interval: 60,
    now: context.now,
  };
}

function attemptsOf(
  threshold: CallThreshold,
  known: Known,
  timeoutSeconds: number | undefined,
): Pick<AttemptsQuestion, 'samples' | 'volume'> {
  switch (threshold) {
    case 'errorRatio':
      return {
        samples: errorRatios(known),
        volume: known.samples.invocations,
      };
    case 'throttleRatio': {
      // Those that are refused count as no invocation.
      const tried = minutesOf(known).map(({ at, invocations, throttles }) => ({
        at,
        value: invocations + throttles,
        throttles,
      }));
      const some = tried.filter(({ value }) => value > 0);
      return {
        samples: some.map(({ at, value, throttles }) => ({
          at,
          value: throttles / value,
        })),
        volume: some,
      };
    }
    default:
      return {
        samples: timeoutSeconds
          ? (known.samples.duration ?? []).map(({ at, value }) => ({
              at,
              value: value / timeoutSeconds,
            }))
          : [],
      };
  }
}

/** The newest value of each metric, as if nothing else was known. */
export function newestOf({ readings, coverage }: LambdaContext): Known {
  return {
    coverage,
    samples: Object.fromEntries(
      Object.entries(readings).map(([metric, { at, value }]) => [
        metric,
        [{ at: Date.parse(at), value }],
      ]),
    ),
  };
}

/** What is known of each minute, as far as all of it was asked for. */
function minutesOf({ samples, coverage }: Known) {
  const metrics = ['invocations', 'errors', 'throttles'];
  const [invocations, errors, throttles] = metrics.map(
    metric =>
      new Map((samples[metric] ?? []).map(({ at, value }) => [at, value])),
  );
  const until = Math.min(
    ...metrics.map(metric => knownUntil({ coverage }, metric)),
  );
  return [...new Set([...invocations.keys(), ...throttles.keys()])]
    .filter(at => at < until)
    .sort((left, right) => left - right)
    .map(at => ({
      at,
      invocations: invocations.get(at) ?? 0,
      errors: errors.get(at) ?? 0,
      throttles: throttles.get(at) ?? 0,
    }));
}
