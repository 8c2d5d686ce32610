import { Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { z } from 'zod';
import { asked } from '../asked';

const recipeSchema = z.object({
  type: z.string(),
  datasetName: z.string().optional(),
  dataset: asked(
    z
      .object({
        name: z.string(),
        format: z.string().optional(),
        location: z.string().optional(),
      })
      .nullable(),
  ),
  project: z.string().optional(),
  recipe: z
    .object({ name: z.string(), version: z.string().optional() })
    .optional(),
  outputs: z
    .array(
      z.object({
        location: z.string(),
        format: z.string().optional(),
        overwrite: z.boolean().default(false),
      }),
    )
    .default([]),
  rulesets: z.array(z.string()).default([]),
  rules: asked(z.array(z.object({ ruleset: z.string(), rules: z.number() }))),
  sample: z
    .object({ mode: z.string().optional(), rows: z.number().optional() })
    .optional(),
});

/** What the panel shows of a DataBrew job. */
export type Recipe = z.infer<typeof recipeSchema>;

/** The inventory of a job; undefined when it is shaped otherwise. */
export function readRecipe(inventory: Stage['inventory']): Recipe | undefined {
  return recipeSchema.safeParse(inventory).data;
}
