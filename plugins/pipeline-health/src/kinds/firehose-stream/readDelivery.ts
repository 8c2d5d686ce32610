import { Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { z } from 'zod';

const deliverySchema = z.object({
  source: z.object({ type: z.string() }),
  destination: z.object({
    type: z.string(),
    bufferIntervalSeconds: z.number(),
  }),
  transform: z
    .object({ enabled: z.boolean(), bufferIntervalSeconds: z.number() })
    .optional(),
  backup: z.object({ content: z.enum(['failed', 'all', 'source']) }).optional(),
});

/** What the panel shows of a delivery stream. */
export type Delivery = z.infer<typeof deliverySchema>;

/** The inventory of a stream that delivers; undefined when it is shaped otherwise. */
export function readDelivery(
  inventory: Stage['inventory'],
): Delivery | undefined {
  return deliverySchema.safeParse(inventory).data;
}
