/**
 * The operations of Glue that we use and moto does not have. They are answered
 * with an empty list in its place, so that the rest can be compared.
 */
export const GLUE_LACKS: { [target: string]: string } = {
  'AWSGlue.GetCrawlerMetrics': 'statistics of crawls are not simulated',
  'AWSGlue.GetMLTaskRuns': 'transforms have no tasks',
};
