import { refusedIssue } from '../refusal';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import {
  HEALTHS,
  PIPELINE_GROUPINGS,
  PIPELINE_ORDERS,
} from '@pipeline-health/plugin-pipeline-health-common';
import { z } from 'zod';

/** How many characters a text to look for has at most. */
export const LONGEST_TEXT = 200;

/** How many characters a note has at most. */
export const LONGEST_NOTE = 2_000;

/** How many characters an idempotency key has at most. */
export const LONGEST_KEY = 255;

/** How many days an incident is snoozed at most. */
export const LONGEST_SNOOZE_DAYS = 90;

/** How far into a list a page is at most. */
const LARGEST_OFFSET = 1_000_000;

/** How many items a page has. */
export const PAGE_LIMIT = { maximum: 100, usual: 50 };

/** How much of a series is answered. */
export const SERIES_RANGE = {
  stepSeconds: 60,
  usualHours: 3,
  longestDays: 400,
  usualPoints: 450,
  mostPoints: 2_000,
};

const page = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(PAGE_LIMIT.maximum)
    .default(PAGE_LIMIT.usual)
    .describe('How many at most'),
  cursor: z
    .string()
    .min(1)
    .max(4096)
    .optional()
    .describe('`nextCursor` of the page before'),
};

/** The query of `GET /pipelines`. */
export const pipelinesQuery = z.object({
  health: listOf(z.enum(HEALTHS)).describe('Any of these healths'),
  owner: listOf(name()).describe('Any of these owners (entity refs)'),
  system: listOf(name()).describe('Part of any of these systems (entity refs)'),
  entityRef: listOf(name()).describe('Any of these pipelines (entity refs)'),
  kind: listOf(name()).describe(
    'A stage of any of these kinds, such as `sqs-queue`',
  ),
  account: listOf(name()).describe('A stage in any of these AWS accounts'),
  region: listOf(name()).describe('A stage in any of these AWS regions'),
  text: z
    .string()
    .max(LONGEST_TEXT)
    .optional()
    .describe(
      'Part of the title, the entity ref, the ref or title of the owner or system, or the name, kind, account or region of a stage; the case does not matter',
    ),
  orderBy: z
    .enum(PIPELINE_ORDERS)
    .default(PIPELINE_ORDERS[0])
    .describe(
      '`urgency`: what burns first comes first; `trend`: by which share the key figure rose over its trend',
    ),
  order: z
    .enum(['asc', 'desc'])
    .default('asc')
    .describe('What has no value comes last either way'),
  groupBy: z
    .enum(PIPELINE_GROUPINGS)
    .optional()
    .describe(
      'Keeps those together that are of one owner or system, the worst group first; pages are asked for by `offset`',
    ),
  ...page,
  offset: z.coerce
    .number()
    .int()
    .min(0)
    .max(LARGEST_OFFSET)
    .optional()
    .describe('How many are left out at the beginning; instead of `cursor`'),
});

/** The query of `GET /pipelines/:kind/:namespace/:name/incidents`. */
export const incidentsQuery = z.object(page);

/** The body of `POST /pipelines/:kind/:namespace/:name/incidents/:id/acknowledgement`. */
export const acknowledgementBody = z.object({
  note: z
    .string()
    .max(LONGEST_NOTE)
    .optional()
    .describe('What there is to say'),
});

/** The query of `GET /permissions`. */
export const permissionsQuery = z.object({
  entityRef: z
    .string()
    .transform((text, context) => {
      try {
        return stringifyEntityRef(parseEntityRef(text));
      } catch {
        context.addIssue({
          code: 'custom',
          message: 'expected kind:namespace/name',
        });
        return z.NEVER;
      }
    })
    .pipe(z.string())
    .describe('The pipeline, as the ref of its entity'),
});

const action = {
  stage: name().describe(
    'ARN of the stage; the entity ref of the pipeline for what is done to all of it',
  ),
  // It came as JSON; what is right of it is up to the action.
  input: z
    .looseObject({})
    .transform(input => input as JsonObject)
    .default({})
    .describe('What is asked for, as `inputSchema` of the action has it'),
};

const start = {
  reason: sentence().describe('Why; kept with the task'),
  token: name()
    .optional()
    .describe('Of the proposal that is carried out as it was made'),
  override: sentence()
    .optional()
    .describe('Why it is done although red lines stand against it'),
};

/** The body of `POST /pipelines/:kind/:namespace/:name/actions/:action/preflight`. */
export const preflightBody = z.object(action);

/** The body of `POST /pipelines/:kind/:namespace/:name/actions/:action`. */
export const startBody = z.object({ ...action, ...start });

/** The body of `POST /pipelines/:kind/:namespace/:name/collection`. */
export const collectNowBody = z.object({ reason: start.reason });

/** The body of `POST /pipelines/:kind/:namespace/:name/retention-extensions`. */
export const retentionExtensionBody = z.object({
  stage: action.stage,
  retentionSeconds: z.number().describe('For how long data is to be kept'),
  ...start,
});

const redrive = {
  queue: name().describe('ARN of the dead-letter queue'),
  maxMessagesPerSecond: z
    .number()
    .optional()
    .describe('1 to 500; SQS chooses when absent'),
  canary: z
    .number()
    .optional()
    .describe('How many are moved ahead; 0 for none'),
  destination: name()
    .optional()
    .describe('ARN of the queue to which all go; else where each came from'),
  mostBackRatio: z
    .number()
    .optional()
    .describe('When a larger share comes back, it stops'),
};

/** The body of `POST /redrives/preflight`. */
export const redrivePreflightBody = z.object(redrive);

/** The body of `POST /redrives`. */
export const redriveBody = z.object({ ...redrive, ...start });

/** The query of `GET /redrives`. */
export const redrivesQuery = z.object({
  queue: name().describe('ARN of the dead-letter queue'),
  limit: page.limit,
});

/** The query of `GET /pipelines/:kind/:namespace/:name/action-tasks`. */
export const actionTasksQuery = z.object({
  stage: name().optional().describe('ARN of a stage'),
  action: name().optional().describe('Id of an action'),
  ...page,
});

/** The query of `DELETE /pipelines/:kind/:namespace/:name/action-tasks/:id`. */
export const cancellationQuery = z.object({
  reason: sentence().optional().describe('Why'),
});

/** The body of `POST …/incidents/:id/snooze`. */
export const snoozeBody = z.object({
  until: time().describe(
    `Until when nobody is told, ISO 8601; within ${LONGEST_SNOOZE_DAYS} days`,
  ),
  reason: z
    .string()
    .trim()
    .min(1, 'expected why nobody is to be told')
    .max(LONGEST_NOTE)
    .describe('Why nobody is to be told'),
});

/** The body of `POST …/incidents/:id/hold`. */
export const holdBody = z.object({
  link: z
    .url({
      protocol: /^https?$/,
      error: 'expected the address of a ticket, http or https',
    })
    .max(LONGEST_NOTE)
    .describe('Where the work on it is tracked, http or https'),
  note: z
    .string()
    .max(LONGEST_NOTE)
    .optional()
    .describe('What there is to say'),
});

/** The query of `GET /pipelines/:kind/:namespace/:name/series`. */
export const seriesQuery = z.object({
  stage: name().describe('ARN of the stage'),
  metric: name().describe('Name of the metric'),
  from: time()
    .optional()
    .describe(
      `ISO 8601; default: ${SERIES_RANGE.usualHours} hours before \`to\``,
    ),
  to: time().optional().describe('ISO 8601; default: now'),
  step: z.coerce
    .number()
    .int()
    .min(SERIES_RANGE.stepSeconds)
    .max(SERIES_RANGE.longestDays * 86_400)
    .multipleOf(SERIES_RANGE.stepSeconds)
    .optional()
    .describe(
      `Seconds between points; default: such that at most ${SERIES_RANGE.usualPoints} come back. Longer where only longer steps are kept`,
    ),
});

/** What was asked, as the schema of a query or a body has it. Throws an `InputError` that names the field. */
export function parseQuery<T>(asked: unknown, schema: z.ZodType<T>): T {
  const result = schema.safeParse(asked);
  if (!result.success) {
    throw refusedIssue(result.error.issues[0]);
  }
  return result.data;
}

function name() {
  return z.string().min(1);
}

/** What a person has to say. */
function sentence() {
  return z
    .string()
    .trim()
    .min(1, { error: 'expected a sentence' })
    .max(LONGEST_NOTE);
}

function time() {
  return z
    .string()
    .refine(
      text => !Number.isNaN(Date.parse(text)),
      'expected an ISO 8601 time',
    )
    .meta({ format: 'date-time' });
}

/** Several values: repeated parameters, lists with commas, or both. */
function listOf<T>(item: z.ZodType<T, string>) {
  return z
    .union([z.string(), z.array(z.string())])
    .transform(value =>
      [value]
        .flat()
        .flatMap(part => part.split(','))
        .map(part => part.trim()),
    )
    .pipe(z.array(item))
    .optional();
}
