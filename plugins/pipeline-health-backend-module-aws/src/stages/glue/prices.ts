/**
 * In US dollars for a DPU-hour of crawlers, jobs and transforms: the list price
 * of us-east-1 on the AWS Glue pricing page as published in June 2026.
 */
export const USD_PER_DPU_HOUR = 0.44;
