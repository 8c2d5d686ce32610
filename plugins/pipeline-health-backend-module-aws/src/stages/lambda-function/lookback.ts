import {
  attemptsLookback,
  earliest,
  lookBackOver,
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

/**
 * How far back samples matter: to when trouble began, to the last calls however
 * old, and to what was usual before a silence.
 */
export function lookback(context: LambdaContext): {
  [metric: string]: number;
} {
  const newest = newestOf(context);
  const sinceOf = (threshold: CallThreshold) =>
    attemptsLookback({
      ...callsQuestion(context, threshold),
      last: callsQuestion(context, threshold, newest).samples?.[0],
    });
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
      ? attemptsLookback({
          ...lagQuestion(context, lag),
          last: newest.samples.iteratorAge?.[0],
        })
      : undefined,
    ...Object.fromEntries(
      LOSSES.map(metric => [metric, lost ? context.now - LOSS_MS : undefined]),
    ),
  });
}
