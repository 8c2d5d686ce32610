import { Health } from './health';

/**
 * How bad a finding is. `info` does not change the health of its stage;
 * `unknown` says that a question could not be asked.
 *
 * @public
 */
export type Severity = 'info' | 'warning' | 'critical' | 'unknown';

/**
 * The numbers and names that support a finding. The ending of a key gives the
 * unit: `…Seconds`, `…Ratio` (0–1), `…Bytes`, `…At` (ISO 8601); any other
 * number is a count.
 *
 * @public
 */
export type Evidence = { [name: string]: number | string | string[] };

/**
 * What a check found on a stage.
 *
 * @public
 */
export interface Finding {
  /** `<kind>/<check>`, for example `sqs-queue/dead-letters`. */
  id: string;
  /** The ARN of the stage; for a finding about the annotations of a pipeline, its entity ref. */
  stage: string;
  severity: Severity;
  /** One sentence that says what is wrong. */
  title: string;
  evidence: Evidence;
  /** What to do, in one or two sentences. */
  remedy: string;
  /** ISO 8601; when this finding was first made without interruption. */
  since: string;
}

/**
 * The health that a finding of this severity gives to its stage.
 *
 * @public
 */
export function healthOfSeverity(severity: Severity): Health {
  return severity === 'info' ? 'healthy' : severity;
}
