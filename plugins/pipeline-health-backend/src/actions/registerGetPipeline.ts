import { ActionOptions, READ_ONLY } from './ActionOptions';
import { readEntityRef } from './readEntityRef';

/** How many runs of each stage are told: the newest. */
const RUNS_TOLD = 5;

/** `get-pipeline` */
export function registerGetPipeline(options: ActionOptions): void {
  options.actionsRegistry.register({
    name: 'get-pipeline',
    title: 'Get a data pipeline with everything known of it',
    description:
      'Answers one data pipeline with its stages (AWS resources with their configuration, readings and newest runs), the links between them, all findings with evidence and remedy, and its open incident. Use explain-pipeline for a summary in words.',
    attributes: READ_ONLY,
    schema: {
      input: zod =>
        zod.object({
          entityRef: zod.string().describe('Such as component:default/orders'),
        }),
      output: zod => zod.object({ pipeline: zod.object({}).passthrough() }),
    },
    action: async ({ input, credentials }) => {
      const { trend, ...pipeline } = await options.service.getPipeline(
        readEntityRef(input.entityRef),
        { credentials },
      );
      const stages = pipeline.stages.map(stage => ({
        ...stage,
        runs: stage.runs?.slice(0, RUNS_TOLD),
      }));
      return { output: { pipeline: { ...pipeline, stages } } };
    },
  });
}
