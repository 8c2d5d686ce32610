import { InputError } from '@backstage/errors';
import { Request } from 'express';
import { z } from 'zod';

/** The query of a request, as its schema has it. Throws an `InputError` that names the field. */
export function readQuery<T>(request: Request, schema: z.ZodType<T>): T {
  const result = schema.safeParse(request.query);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new InputError(`${issue.path.join('.')}: ${issue.message}`);
  }
  return result.data;
}

/** Several values: repeated parameters, lists with commas, or both. */
export const listOf = <T>(item: z.ZodType<T, string>) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform(value =>
      [value]
        .flat()
        .flatMap(part => part.split(','))
        .map(part => part.trim()),
    )
    .pipe(z.array(item));

/** How many items a page has at most. */
export const pageLimit = z.coerce.number().int().min(1).max(100).default(50);
