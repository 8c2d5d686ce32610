import { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from './AwsError';

const requiredCountIndex = 6;

/** Refuses an input that lacks a member its model requires. */
export function requireMembers(schema: NormalizedSchema, input: object): void {
  const raw = schema.getSchema();
  if (!Array.isArray(raw) || !Array.isArray(raw[4])) {
    return;
  }
  const count = Number(raw[requiredCountIndex] ?? 0);
  const missing = raw[4]
    .slice(0, count)
    .find(name => Reflect.get(input, String(name)) === undefined);
  if (missing) {
    throw new AwsError(
      'MissingParameter',
      `The request must contain the parameter ${missing}.`,
    );
  }
}
