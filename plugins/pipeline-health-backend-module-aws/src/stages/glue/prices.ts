/**
 * In US dollars for a DPU-hour of crawlers, jobs and transforms: the list price
 * of us-east-1 on the AWS Glue pricing page as published in June 2026.
 */
export const USD_PER_DPU_HOUR = 0.44;

/** What an hour of the capacity of a job is billed as: memory-optimised, flexible or neither, and less from Glue 6 on. */
export function capacityPrice(capacity: {
  glueVersion?: string;
  workerType?: string;
  executionClass?: string;
}): string {
  const { glueVersion = '', workerType, executionClass } = capacity;
  const family = Number.parseFloat(glueVersion) >= 6 ? 'glue.6' : 'glue';
  if (workerType?.startsWith('R.')) {
    return `${family}.memory-dpu-hour`;
  }
  return `${family}.${executionClass === 'FLEX' ? 'flex-' : ''}dpu-hour`;
}
