import {
  ActionCall,
  Run,
} from '@pipeline-health/plugin-pipeline-health-common';
import { StageRef } from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../../aws/access';

/** How runs of one kind of stage are told of, started and stopped. */
export interface StageRuns {
  stageKind: string;
  /** What a run is called: `crawl`. */
  what: 'crawl' | 'run';
  /** What starting needs beside reading, and what stopping does. */
  iamActions: { start: readonly string[]; stop: readonly string[] };
  /** The newest runs, newest first. */
  read(access: AwsAccess, stage: StageRef): Promise<Run[]>;
  startCall(stage: StageRef, like?: Run): ActionCall;
  /** Starts a run like another; its id where AWS answers it. */
  start(
    access: AwsAccess,
    stage: StageRef,
    like?: Run,
  ): Promise<string | undefined>;
  stopCall(stage: StageRef, run: Run): ActionCall;
  stop(access: AwsAccess, stage: StageRef, run: Run): Promise<void>;
}
