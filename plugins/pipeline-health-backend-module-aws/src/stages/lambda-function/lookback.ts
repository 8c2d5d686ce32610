import {
  attemptsLookback,
  earliest,
  lookBackOver,
  silenceLookback,
} from '../../judging';
import { CallThreshold, callsQuestion, newestOf } from './calls';
import { LOSS_MS, LOSSES } from './losses';
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
  const lastLoss = (metric: string) => newest.samples[metric]?.[0]?.at ?? 0;
  const isLost = (metric: string) => lastLoss(metric) >= context.now - LOSS_MS;
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
      LOSSES.map(metric => [
        metric,
        LOSSES.some(isLost) ? context.now - LOSS_MS : undefined,
      ]),
    ),
  });
}
