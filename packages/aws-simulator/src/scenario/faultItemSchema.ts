import { z } from 'zod';
import { durationSchema } from '../clock/parseDuration';
import { Fault, faultSchema } from '../faults/faultSchema';

const timesSchema = z.looseObject({
  from: durationSchema.optional(),
  until: durationSchema.optional(),
});

/** A fault in a scenario file: its times are relative to the start of the demo. */
export const faultItemSchema = timesSchema.transform(
  ({ from, until, ...rest }, context) => {
    const fault = faultSchema.safeParse(rest);
    if (!fault.success) {
      fault.error.issues.forEach(issue =>
        context.addIssue({
          code: 'custom',
          path: issue.path,
          message: issue.message,
        }),
      );
      return z.NEVER;
    }
    return (zero: number): Fault => ({
      ...fault.data,
      ...(from !== undefined && { from: zero + from }),
      ...(until !== undefined && { until: zero + until }),
    });
  },
);
