import { Message } from '@pipeline-health/plugin-pipeline-health-common';

/**
 * That a pipeline may not have a stage, and why.
 *
 * @public
 */
export interface StageRefusal {
  /** ARN */
  stage: string;
  /** Why, after the name of the stage: `no rule of pipelineHealth.aws.allow lets group:default/shop watch it`. */
  reason: string;
  /** What the reason is made of, where it is known. */
  sentence?: Message;
  /** Nobody could find out: a pipeline that has the stage keeps it, another one does not get it. */
  uncertain?: boolean;
}
