/**
 * An alarm of CloudWatch, as far as it matters here.
 */
export interface Alarm {
  name: string;
  /** Every metric that the alarm looks at, those in its expressions too. */
  metrics: AlarmMetric[];
  /**
   * Whether somebody should be told when it goes off: it has actions for that
   * and they are enabled, or a composite alarm that has some names it.
   */
  reachesSomebody: boolean;
  /** What is done when it goes off, or a composite alarm that names it. */
  actions?: AlarmAction[];
  /** `OK`, `ALARM` or `INSUFFICIENT_DATA`. */
  state: string;
}

/**
 * What an alarm does when it goes off.
 */
export interface AlarmAction {
  /** ARN, of an SNS topic for example. */
  action: string;
  /** The alarm that does it: this one, or a composite alarm. */
  by: string;
  isEnabled: boolean;
  /** The alarm that holds the action back right now. */
  suppressedBy?: string;
}

/**
 * A metric that an alarm looks at.
 */
export interface AlarmMetric {
  namespace: string;
  name: string;
  dimensions: { [name: string]: string };
}
