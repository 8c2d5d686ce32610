import {
  Sample,
  StageFacts,
} from '@pipeline-health/plugin-pipeline-health-node';

/** The samples of a metric, or else the last that is known of it, however old. */
export function knownSamples(
  { samples, readings }: Pick<StageFacts, 'samples' | 'readings'>,
  metric: string,
): readonly Sample[] {
  const loaded = samples[metric] ?? [];
  const last = readings[metric];
  return loaded.length || !last
    ? loaded
    : [{ at: Date.parse(last.at), value: last.value }];
}
