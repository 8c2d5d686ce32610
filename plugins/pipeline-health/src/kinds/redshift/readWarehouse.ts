import { Message, Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { z } from 'zod';
import { asked } from '../asked';

const toldSchema = z.object({
  table: z.string(),
  failedInARow: z.number(),
  newest: z
    .object({
      id: z.string(),
      startedAt: z.string(),
      error: z.string().optional(),
      sentence: z
        .custom<Message>(value => typeof value === 'object')
        .optional(),
    })
    .optional(),
  lastGoodAt: z.string().optional(),
});
const warehouseSchema = z.object({
  loadStatus: z.enum(['off', 'on']),
  loads: asked(z.array(toldSchema)),
});

/** What the warehouse told last of the loads of one table. */
export type ToldLoads = z.infer<typeof toldSchema>;

/** What the panel shows of a warehouse, beside its runs. */
export type Warehouse = z.infer<typeof warehouseSchema>;

/** The inventory of a warehouse; undefined when it is shaped otherwise. */
export function readWarehouse(
  inventory: Stage['inventory'],
): Warehouse | undefined {
  return warehouseSchema.safeParse(inventory).data;
}
