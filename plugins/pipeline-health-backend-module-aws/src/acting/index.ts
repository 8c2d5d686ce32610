import { StageAction } from '@pipeline-health/plugin-pipeline-health-node';
import { ActingTools } from './ActingTools';
import { applyFixActions } from './applyFix';
import { extendRetentionActions } from './extendRetention';
import { redriveActions } from './redrive';
import { runActions } from './runs';

/** All that can be done to stages of AWS. */
export function awsActions(tools: ActingTools): StageAction[] {
  return [
    ...applyFixActions(tools),
    ...extendRetentionActions(tools),
    ...redriveActions(tools),
    ...runActions(tools),
  ];
}
