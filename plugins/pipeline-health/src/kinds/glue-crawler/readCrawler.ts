import { Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { z } from 'zod';
import { asked } from '../asked';
import { saidLine } from '../saidLine';

const names = z.array(z.string()).default([]);
const lines = z.array(saidLine).default([]);

const splitSchema = z.object({
  causes: names,
  datasets: names,
  datasetCount: z.number().default(1),
  lakeTables: names,
  leftoverTables: names,
  lackingExclusions: names,
  foldersBesidePartitions: names,
  partitionKeys: lines,
  formats: lines,
  compressions: lines,
  distinctSchemas: z.number().default(0),
  schemaSimilarity: z.number().default(1),
  differingColumns: lines,
  markerTables: names,
  unrecognizedTables: names,
  filesBesideFolders: names,
  depths: lines,
  headers: lines,
});

const targetSchema = z.object({
  type: z.string(),
  path: z.string(),
  exclusions: names,
  sampleSize: z.number().optional(),
  eventQueueArn: z.string().optional(),
  tables: z
    .object({
      count: z.number(),
      newNames: names,
      newCount: z.number().default(0),
      split: splitSchema.optional(),
    })
    .optional(),
});

const tableSchema = z.object({
  name: z.string(),
  location: z.string().default(''),
  format: z.string().default('unknown'),
  compression: z.string().optional(),
  columns: names,
  columnCount: z.number().default(0),
  partitionKeys: names,
  createdAt: z.string().optional(),
  objectCount: z.number().optional(),
  sizeBytes: z.number().optional(),
});

const crawlerSchema = z.object({
  database: z.string().optional(),
  databaseMissing: z.boolean().default(false),
  deprecatedTables: z.number().default(0),
  strayTables: names,
  targets: z.array(targetSchema),
  tableCount: z.number().optional(),
  tables: asked(z.array(tableSchema)),
});

/** What the panel shows of a crawler. */
export type Crawler = z.infer<typeof crawlerSchema>;

/** A place that a crawler looks at. */
export type Target = Crawler['targets'][number];

/** Why the tables of a target are several. */
export type Split = z.infer<typeof splitSchema>;

/** A table that a crawler made. */
export type Table = z.infer<typeof tableSchema>;

/** The inventory of a crawler; undefined when it is shaped otherwise. */
export function readCrawler(
  inventory: Stage['inventory'],
): Crawler | undefined {
  return crawlerSchema.safeParse(inventory).data;
}
