import { ActionOptions, READ_ONLY } from './ActionOptions';
import { asData } from './asData';
import { adviceOf, causesOf, explainPipeline } from './explainPipeline';
import { readEntityRef } from './readEntityRef';

/** `explain-pipeline` */
export function registerExplainPipeline(options: ActionOptions): void {
  options.actionsRegistry.register({
    name: 'explain-pipeline',
    title: 'Explain what is wrong with a data pipeline',
    description:
      'Says in plain text what is wrong with a data pipeline first, where, on what evidence, how long until data can be lost, and what to do; in plain text and as data. Consequences stand below their causes.',
    attributes: READ_ONLY,
    schema: {
      input: zod =>
        zod.object({
          entityRef: zod.string().describe('Such as component:default/orders'),
        }),
      output: zod =>
        zod.object({
          health: zod.string(),
          explanation: zod.string(),
          causes: zod
            .array(
              zod.object({
                cause: zod
                  .any()
                  .describe(
                    'A finding, with evidence, remedy and fixes to copy',
                  ),
                consequences: zod
                  .array(zod.any())
                  .describe('The findings that follow from it'),
              }),
            )
            .describe('What to look at first, first'),
          advice: zod
            .array(
              zod.object({
                finding: zod
                  .any()
                  .describe('A finding, with remedy and fixes to copy'),
                points: zod
                  .number()
                  .optional()
                  .describe('What following it adds to the posture'),
              }),
            )
            .describe('What could be set up better'),
          posture: zod
            .number()
            .optional()
            .describe('How well it is prepared for trouble, 0 to 100'),
          secondsToLoss: zod
            .number()
            .optional()
            .describe('Counted from collectedAt, worst case'),
          collectedAt: zod.string().optional(),
        }),
    },
    action: async ({ input, credentials }) => {
      const pipeline = await options.service.getPipeline(
        readEntityRef(input.entityRef),
        { credentials },
      );
      return {
        output: {
          health: pipeline.health,
          explanation: asData(explainPipeline(pipeline, options.clock())),
          causes: causesOf(pipeline),
          advice: adviceOf(pipeline),
          posture: pipeline.posture?.score,
          secondsToLoss: pipeline.secondsToLoss,
          collectedAt: pipeline.collectedAt,
        },
      };
    },
  });
}
