import { StageAction } from '@pipeline-health/plugin-pipeline-health-node';
import { ActingTools } from '../ActingTools';
import { Redrive } from './redrive';

/** What can be done about dead letters. */
export function redriveActions(tools: ActingTools): StageAction[] {
  return [new Redrive(tools)];
}
