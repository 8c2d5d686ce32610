/**
 * Where CloudWatch keeps a metric of a stage.
 */
export interface MetricQuery {
  /** `AWS/SQS` */
  namespace: string;
  /** `ApproximateAgeOfOldestMessage` */
  name: string;
  /** The exact set: one more or one less finds nothing. */
  dimensions: { [name: string]: string };
  /** Whether it has one sample a minute and no more. */
  everyMinute?: boolean;
  /** What a value is multiplied by to be in our unit: 0.001 for milliseconds, 0.01 for percent. */
  scale?: number;
}
