import { Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { z } from 'zod';

const queueSchema = z.object({
  url: z.string(),
  retentionSeconds: z.number(),
});

/** What the panel shows of a queue. */
export type Queue = z.infer<typeof queueSchema>;

/** The inventory of a queue; undefined when it is shaped otherwise. */
export function readQueue(inventory: Stage['inventory']): Queue | undefined {
  return queueSchema.safeParse(inventory).data;
}
