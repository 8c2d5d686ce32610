import {
  MaybeSaid,
  Message,
} from '@pipeline-health/plugin-pipeline-health-common';
import { z } from 'zod';

/** A sentence in an inventory, with what it is made of; one that was stored before that was told is only itself. */
export const saidLine = z.union([
  z.object({
    message: z.string(),
    sentence: z.custom<Message>(value => typeof value === 'object').optional(),
  }),
  z.string().transform((message): MaybeSaid => ({ message })),
]);
