import { Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { z } from 'zod';
import { asked } from '../asked';

const names = z.array(z.string()).default([]);

const confusionSchema = z.object({
  truePositives: z.number(),
  falsePositives: z.number(),
  trueNegatives: z.number(),
  falseNegatives: z.number(),
});

const qualitySchema = z.object({
  precision: z.number().optional(),
  recall: z.number().optional(),
  f1: z.number().optional(),
  areaUnderCurve: z.number().optional(),
  confusion: confusionSchema.optional(),
  columnImportances: z
    .array(z.object({ column: z.string(), importance: z.number() }))
    .default([]),
  evaluatedAt: z.string().optional(),
});

const inputSchema = z.object({
  database: z.string(),
  table: z.string(),
  exists: z.boolean().optional(),
  deprecated: z.boolean().default(false),
  crawler: z.string().optional(),
  missingColumns: names,
  changedColumns: names,
});

const matchingSchema = z.object({
  quality: qualitySchema.optional(),
  /** As the transform names them, and as the catalog has them. */
  tables: z.array(inputSchema).default([]),
  inputs: asked(z.array(inputSchema)),
  labelCount: z.number().optional(),
  precisionRecallTradeoff: z.number().optional(),
  accuracyCostTradeoff: z.number().optional(),
  enforceProvidedLabels: z.boolean().optional(),
});

/** What the panel shows of a transform. */
export type Matching = z.infer<typeof matchingSchema>;

/** What the last evaluation of a transform found. */
export type Quality = z.infer<typeof qualitySchema>;

/** How often a transform was right and wrong. */
export type Confusion = z.infer<typeof confusionSchema>;

/** A table that a transform reads. */
export type MatchingInput = z.infer<typeof inputSchema>;

/** The inventory of a transform; undefined before the first answer, or when it is shaped otherwise. */
export function readMatching(
  inventory: Stage['inventory'],
): Matching | undefined {
  return Object.keys(inventory).length === 0
    ? undefined
    : matchingSchema.safeParse(inventory).data;
}
