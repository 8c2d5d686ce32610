import { InputError } from '@backstage/errors';
import { HEALTHS } from '@pipeline-health/plugin-pipeline-health-common';
import { z } from 'zod';

/** Ids are integers of four bytes. */
const LARGEST_ID = 2 ** 31 - 1;

// Somebody may have made a cursor up: what gets through must not fail in a database.
const whole = z.int().nonnegative();
const text = z.string().refine(value => !value.includes('\0'));

const pipelinePosition = z.strictObject({
  orderBy: z.enum(['urgency', 'name']),
  now: whole,
  healthRank: whole.max(HEALTHS.length - 1),
  urgency: z.number(),
  title: text,
  entityRef: text,
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

/** The position that a cursor of `/pipelines` stands for. Throws an `InputError`. */
export function decodePipelineCursor(
  cursor: string,
  orderBy: PipelinePosition['orderBy'],
): PipelinePosition {
  const position = decode(cursor, pipelinePosition);
  if (position.orderBy !== orderBy) {
    throw new InputError(
      `cursor: it belongs to orderBy=${position.orderBy}; expected the nextCursor of a page with orderBy=${orderBy}`,
    );
  }
  return position;
}

/** The position that a cursor of `…/incidents` stands for. Throws an `InputError`. */
export function decodeIncidentCursor(cursor: string): IncidentPosition {
  return decode(cursor, incidentPosition);
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
