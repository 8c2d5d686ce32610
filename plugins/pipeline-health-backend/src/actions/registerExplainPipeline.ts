import { ActionOptions, READ_ONLY } from './ActionOptions';
import { explainPipeline } from './explainPipeline';
import { readEntityRef } from './readEntityRef';

/** `explain-pipeline` */
export function registerExplainPipeline(options: ActionOptions): void {
  options.actionsRegistry.register({
    name: 'explain-pipeline',
    title: 'Explain what is wrong with a data pipeline',
    description:
      'Says in plain text what is wrong with a data pipeline first, where, on what evidence, how long until data can be lost, and what to do. Consequences of a broken stage further up are told apart from causes.',
    attributes: READ_ONLY,
    schema: {
      input: zod =>
        zod.object({
          entityRef: zod.string().describe('Such as component:default/orders'),
        }),
      output: zod =>
        zod.object({ health: zod.string(), explanation: zod.string() }),
    },
    action: async ({ input, credentials }) => {
      const pipeline = await options.service.getPipeline(
        readEntityRef(input.entityRef),
        { credentials },
      );
      return {
        output: {
          health: pipeline.health,
          explanation: explainPipeline(pipeline, options.clock()),
        },
      };
    },
  });
}
