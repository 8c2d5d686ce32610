import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { lookBackOver, severityOf } from '../../judging';
import { endedRuns } from '../../judging/runs';
import { GlueJobContext } from './GlueJobInventory';
import { thresholds } from './thresholds';

/** The runs, newest first, each with its retries as one: the last attempt counts. */
export function withoutRetries(runs: readonly Run[]): Run[] {
  const seen = new Set<string>();
  return runs.filter(({ id }) => {
    const first = id.replace(/_attempt_\d+$/, '');
    return !seen.has(first) && seen.add(first);
  });
}

/** Metrics are only there while a run lasts: the samples of one run, oldest first. */
export function samplesOfRun(
  { samples }: Pick<GlueJobContext, 'samples'>,
  metric: string,
  { startedAt, endedAt }: Run,
): Sample[] {
  const from = Date.parse(startedAt) - 60_000;
  const to = endedAt === undefined ? Infinity : Date.parse(endedAt);
  return (samples[metric] ?? []).filter(({ at }) => at > from && at <= to);
}

/**
 * A run is judged until the next one ends, however long ago it was: its samples
 * are looked for where the last known one tells of trouble.
 */
export function lookback(context: GlueJobContext): {
  [metric: string]: number;
} {
  const { runs, readings, previous, thresholds: lines } = context;
  const [last] = endedRuns(runs);
  if (!last) {
    return {};
  }
  const { recordsRead, driverMemory } = readings;
  const isShort =
    previous['memory-short'] ||
    (driverMemory &&
      severityOf(
        driverMemory.value,
        thresholds.driverMemory,
        lines.driverMemory,
      ));
  const from = Date.parse(last.startedAt) - 60_000;
  return lookBackOver(context, {
    recordsRead:
      recordsRead?.value === 0 || previous['reads-little'] ? from : undefined,
    driverMemory: isShort ? from : undefined,
  });
}
