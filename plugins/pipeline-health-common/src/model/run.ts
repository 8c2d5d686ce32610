import { Said } from './message';
import { StagePlaces } from './places';

/**
 * How a run stands or ended, across all kinds.
 *
 * @public
 */
export type RunState = 'running' | 'succeeded' | 'failed' | 'stopped';

/**
 * One execution of a crawler, job, transform task or DataBrew job.
 *
 * @public
 */
export interface Run {
  id: string;
  state: RunState;
  /** ISO 8601 */
  startedAt: string;
  /** ISO 8601; absent while it runs. */
  endedAt?: string;
  durationSeconds?: number;
  /** The error message of a failed run, as AWS words it. */
  error?: string;
  /** What that error means, where it is a known one: `the column amount is missing`. */
  cause?: Said;
  /** In US dollars, estimated from the list price. */
  estimatedCostUsd?: number;
  /** Further figures of the run, such as `tablesCreated` or `dpuSeconds`. */
  figures?: { [name: string]: number | string };
  places?: StagePlaces;
}
