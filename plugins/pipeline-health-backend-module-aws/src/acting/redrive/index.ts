import { StageAction } from '@pipeline-health/plugin-pipeline-health-node';
import { ActingTools } from '../ActingTools';
import { Peek } from './peek';
import { Redrive } from './redrive';
import { RedriveGroup } from './redriveGroup';

/** What can be done about dead letters. */
export function redriveActions(tools: ActingTools): StageAction[] {
  return [new Redrive(tools), new RedriveGroup(tools), new Peek(tools)];
}
