import { LoggerService } from '@backstage/backend-plugin-api';
import { errorForCaller } from '../service';
import { ActionOptions } from './ActionOptions';
import { DATA_NOTICE } from './asData';
import { registerExplainPipeline } from './registerExplainPipeline';
import { registerGetPipeline } from './registerGetPipeline';
import { registerIncidentActions } from './registerIncidentActions';
import { registerListPipelines } from './registerListPipelines';
import { registerStageActions } from './registerStageActions';

/** What the actions need, and where what callers may not read is written. */
export interface RegisterOptions extends ActionOptions {
  logger: LoggerService;
}

/** Offers what can be read and done as actions, for MCP clients and the command line. */
export function registerActions({ logger, ...options }: RegisterOptions): void {
  const { actionsRegistry } = options;
  const discreet: ActionOptions = {
    ...options,
    actionsRegistry: {
      register: action =>
        actionsRegistry.register({
          ...action,
          description: `${action.description} ${DATA_NOTICE}`,
          action: async context => {
            try {
              return await action.action(context);
            } catch (error) {
              throw errorForCaller(error, logger);
            }
          },
        }),
    },
  };
  registerListPipelines(discreet);
  registerGetPipeline(discreet);
  registerExplainPipeline(discreet);
  registerIncidentActions(discreet);
  registerStageActions(discreet);
}
