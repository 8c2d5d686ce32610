import { InputError } from '@backstage/errors';
import { PIPELINE_ORDERS } from '@pipeline-health/plugin-pipeline-health-common';
import { z } from 'zod';
import { keyTypes } from '../database';

/** Ids are integers of four bytes. */
const LARGEST_ID = 2 ** 31 - 1;

// Somebody may have made a cursor up: what gets through must not fail in a database.
const whole = z.int().nonnegative();
const text = z.string().refine(value => !value.includes('\0'));

const pipelinePosition = z
  .strictObject({
    orderBy: z.enum(PIPELINE_ORDERS),
    order: z.enum(['asc', 'desc']),
    now: whole,
    keys: z.array(z.union([z.number(), text])),
    entityRef: text,
  })
  .refine(({ orderBy, keys }) => {
    const types = keyTypes(orderBy);
    return (
      keys.length === types.length &&
      keys.every((key, index) => typeof key === types[index])
    );
  });

const incidentPosition = z.strictObject({
  id: z
    .string()
    .regex(/^\d{1,10}$/)
    .refine(id => Number(id) <= LARGEST_ID),
});

/** Where a page of pipelines ended, and in which order. */
export type PipelinePosition = z.infer<typeof pipelinePosition>;

/** Where a page of incidents ended. */
export type IncidentPosition = z.infer<typeof incidentPosition>;

/** An opaque text that stands for a position. */
export function encodeCursor(
  position: PipelinePosition | IncidentPosition,
): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** The position that the cursor of a query of `/pipelines` stands for, if it has one. Throws an `InputError`. */
export function decodePipelineCursor(
  cursor: string | undefined,
  query: Sorted & { groupBy?: string; offset?: number },
): PipelinePosition | undefined {
  if (cursor === undefined) {
    return undefined;
  }
  if (query.groupBy !== undefined || query.offset !== undefined) {
    throw new InputError('cursor: expected none beside groupBy or offset');
  }
  const position = decode(cursor, pipelinePosition);
  if (wordOf(position) !== wordOf(query)) {
    throw new InputError(
      `cursor: it belongs to ${wordOf(
        position,
      )}; expected the nextCursor of a page with ${wordOf(query)}`,
    );
  }
  return position;
}

/** The position that a cursor of `…/incidents` stands for. Throws an `InputError`. */
export function decodeIncidentCursor(cursor: string): IncidentPosition {
  return decode(cursor, incidentPosition);
}

interface Sorted {
  orderBy: PipelinePosition['orderBy'];
  order?: PipelinePosition['order'];
}

function wordOf({ orderBy, order }: Sorted): string {
  return `orderBy=${orderBy}${order === 'desc' ? '&order=desc' : ''}`;
}

function decode<T>(cursor: string, schema: z.ZodType<T>): T {
  const result = schema.safeParse(parseJson(cursor));
  if (!result.success) {
    throw new InputError('cursor: expected the nextCursor of an earlier page');
  }
  return result.data;
}

function parseJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
