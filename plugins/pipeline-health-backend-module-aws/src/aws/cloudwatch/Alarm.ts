/**
 * An alarm of CloudWatch, as far as it matters here.
 */
export interface Alarm {
  name: string;
  /** Every metric that the alarm looks at, those in its expressions too. */
  metrics: AlarmMetric[];
  /**
   * Whether somebody is told when it goes off: it has actions for that and they
   * are enabled, or a composite alarm that has some names it.
   */
  reachesSomebody: boolean;
  /** `OK`, `ALARM` or `INSUFFICIENT_DATA`. */
  state: string;
}

/**
 * A metric that an alarm looks at.
 */
export interface AlarmMetric {
  namespace: string;
  name: string;
  dimensions: { [name: string]: string };
}
