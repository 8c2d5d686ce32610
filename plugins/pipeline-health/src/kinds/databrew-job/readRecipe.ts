import { Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { z } from 'zod';
import { unansweredSchema } from '../unanswered';

const recipeSchema = z.object({
  type: z.string(),
  dataset: z
    .object({
      name: z.string(),
      format: z.string().optional(),
      location: z.string().optional(),
    })
    .optional(),
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
  rulesets: z
    .array(z.object({ name: z.string(), rules: z.number().optional() }))
    .default([]),
  sample: z
    .object({ mode: z.string().optional(), rows: z.number().optional() })
    .optional(),
  unanswered: unansweredSchema,
});

/** What the panel shows of a DataBrew job. */
export type Recipe = z.infer<typeof recipeSchema>;

/** The inventory of a job; undefined when it is shaped otherwise. */
export function readRecipe(inventory: Stage['inventory']): Recipe | undefined {
  return recipeSchema.safeParse(inventory).data;
}
