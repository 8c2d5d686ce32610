import { StageAction } from '@pipeline-health/plugin-pipeline-health-node';
import { ActingTools } from '../ActingTools';
import { Peek } from './Peek';
import { Redrive } from './Redrive';
import { RedriveGroup } from './RedriveGroup';

/** What can be done about dead letters. */
export function redriveActions(tools: ActingTools): StageAction[] {
  return [new Redrive(tools), new RedriveGroup(tools), new Peek(tools)];
}
