import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import {
  attemptsLookback,
  AttemptsQuestion,
  earliest,
  lookBackOver,
  severityOf,
  silenceLookback,
} from '../../judging';
import {
  CallThreshold,
  callsQuestion,
  LOSS_MS,
  LOSSES,
  lossesOf,
  newestOf,
} from './calls';
import { LambdaContext } from './LambdaInventory';
import { lagQuestion, streamLagOf } from './streamLag';

/** Trouble that began earlier than this is old enough to be called three days old. */
const TROUBLE_MS = 72 * 3_600_000;

/**
 * How far back samples matter: to when trouble began, to the last calls however
 * old, and to what was usual before a silence.
 */
export function lookback(context: LambdaContext): {
  [metric: string]: number;
} {
  const newest = newestOf(context);
  const sinceOf = (threshold: CallThreshold) =>
    attemptsSince(
      callsQuestion(context, threshold),
      callsQuestion(context, threshold, newest).samples?.[0],
    );
  const calls = earliest(
    silenceLookback(context, 'invocations', context.now),
    sinceOf('errorRatio'),
    sinceOf('throttleRatio'),
    sinceOf('durationOfTimeout'),
  );
  const lag = streamLagOf(context);
  const lost = [context, newest].some(known => lossesOf(known).length);
  return lookBackOver(context, {
    // Together, so that where one of them has no sample there was none.
    invocations: calls,
    errors: calls,
    throttles: calls,
    duration: calls,
    iteratorAge: lag?.called
      ? attemptsSince(
          lagQuestion(context, lag),
          newest.samples.iteratorAge?.[0],
        )
      : undefined,
    ...Object.fromEntries(
      LOSSES.map(metric => [metric, lost ? context.now - LOSS_MS : undefined]),
    ),
  });
}

/** From when on attempts matter: since when they breach, or where too few are known. */
function attemptsSince(
  question: AttemptsQuestion,
  last: Sample | undefined,
): number | undefined {
  const { samples = [], threshold, lines, now } = question;
  const troubled = [samples[0], samples[samples.length - 1]].every(
    sample => sample && severityOf(sample.value, threshold, lines),
  );
  return (
    attemptsLookback({ ...question, last }) ??
    (troubled ? now - TROUBLE_MS : undefined)
  );
}
