import { ActionOptions } from './ActionOptions';
import { registerExplainPipeline } from './registerExplainPipeline';
import { registerGetPipeline } from './registerGetPipeline';
import { registerListPipelines } from './registerListPipelines';

/** Offers the read operations as actions, for MCP clients and the command line. */
export function registerActions(options: ActionOptions): void {
  registerListPipelines(options);
  registerGetPipeline(options);
  registerExplainPipeline(options);
}
