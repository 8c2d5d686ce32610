import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { knownUntil, severityOf } from '../../judging';
import { LambdaContext, newest } from './context';
import { errorRatios } from './ratios';
import { thresholds } from './thresholds';

const HOUR_MS = 3_600_000;
/** Trouble that began earlier than this is old enough to be called three days old. */
const TROUBLE_MS = 72 * HOUR_MS;
/** What is usual for a function is told by the day before it fell silent. */
const SILENCE_MS = 27 * HOUR_MS;
const SILENT_AFTER_MS = HOUR_MS / 6;

/** How far back samples matter: to when trouble began, or to what was usual before a silence. */
export function lookback(context: LambdaContext): {
  [metric: string]: number;
} {
  const { samples, readings, now, thresholds: lines } = context;
  const breaches = (name: 'errorRatio' | 'iteratorAge', sample?: Sample) =>
    sample && severityOf(sample.value, thresholds[name], lines[name]);
  const throughout = (
    name: 'errorRatio' | 'iteratorAge',
    values: readonly Sample[] = [],
  ) => breaches(name, values[0]) && breaches(name, values[values.length - 1]);
  const called = newest(context, 'invocations');
  const silent = called
    ? called.at < knownUntil(context, now) - SILENT_AFTER_MS
    : readings.invocations !== undefined;
  return {
    ...(silent && { invocations: now - SILENCE_MS }),
    ...(throughout('errorRatio', errorRatios(context)) && {
      invocations: now - TROUBLE_MS,
      errors: now - TROUBLE_MS,
    }),
    ...(throughout('iteratorAge', samples.iteratorAge) && {
      iteratorAge: now - TROUBLE_MS,
    }),
  };
}
