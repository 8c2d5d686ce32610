import { z } from 'zod';
import { curveNames } from './curves';

const unitSeconds: Record<string, number> = { s: 1, m: 60, h: 3600 };

/** A rate such as `4/s`, `30/m` or `200/h`, read to messages a second. */
export const rateSchema = z
  .string()
  .regex(/^\d+(\.\d+)?\/[smh]$/, 'expected a rate such as 4/s, 30/m or 200/h')
  .transform(text => {
    const [count, unit] = text.split('/');
    return Number(count) / unitSeconds[unit];
  });

/** How much is done by somebody who does it all day, in a scenario file. */
export const trafficFields = {
  rate: rateSchema,
  curve: z.enum(curveNames).default('flat'),
  noise: z.number().min(0).max(1).default(0.1),
};
