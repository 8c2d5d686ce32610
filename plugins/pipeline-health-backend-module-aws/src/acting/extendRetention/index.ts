import { StageAction } from '@pipeline-health/plugin-pipeline-health-node';
import { ActingTools } from '../ActingTools';
import { ExtendRetention } from './ExtendRetention';
import { queueRetention } from './queueRetention';
import { streamRetention } from './streamRetention';

/** What buys time. */
export function extendRetentionActions(tools: ActingTools): StageAction[] {
  return [
    new ExtendRetention(queueRetention, tools),
    new ExtendRetention(streamRetention, tools),
  ];
}
