import { Finding, Health } from '../model';

/**
 * The version of what is told of pipelines. It grows when something that is
 * there now means something else or is gone; what is added does not count.
 *
 * @public
 */
export const PIPELINE_TELLING_VERSION = 1;

/**
 * The payload of the event `pipeline-health`: the health of a pipeline, or what
 * is wrong first, is not what was told last.
 *
 * @public
 */
export interface PipelineEvent {
  version: typeof PIPELINE_TELLING_VERSION;
  entityRef: string;
  title: string;
  /** Entity ref of the owner. */
  owner?: string;
  /** Absent for a pipeline of which nothing was told before. */
  previousHealth?: Health;
  health: Health;
  /** What is wrong first. */
  reason?: Finding;
}
