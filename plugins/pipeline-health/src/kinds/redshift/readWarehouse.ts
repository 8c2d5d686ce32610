import { Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { z } from 'zod';

const warehouseSchema = z.object({ loadStatus: z.enum(['off', 'on']) });

/** What the panel shows of a warehouse, beside its loads. */
export type Warehouse = z.infer<typeof warehouseSchema>;

/** The inventory of a warehouse; undefined when it is shaped otherwise. */
export function readWarehouse(
  inventory: Stage['inventory'],
): Warehouse | undefined {
  return warehouseSchema.safeParse(inventory).data;
}
