import { StageFacts } from '@pipeline-health/plugin-pipeline-health-node';

/**
 * The earliest of the times that are known.
 */
export function earliest(...times: (number | undefined)[]): number | undefined {
  const known = times.filter(time => time !== undefined);
  return known.length ? Math.min(...known) : undefined;
}

/**
 * What a look-back asks for: of what is wanted, the metrics that the stage has
 * and the times that are known.
 */
export function lookBackOver(
  { samples }: Pick<StageFacts, 'samples'>,
  wanted: { [metric: string]: number | undefined },
): { [metric: string]: number } {
  return Object.fromEntries(
    Object.entries(wanted).flatMap(([metric, from]) =>
      from !== undefined && samples[metric] ? [[metric, from]] : [],
    ),
  );
}
