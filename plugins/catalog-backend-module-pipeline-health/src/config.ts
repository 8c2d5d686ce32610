import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { ADOPTED_ANNOTATIONS } from '@pipeline-health/plugin-pipeline-health-common';
import { z } from 'zod';
import { Rule } from './discovery/rules';
import { EntitySettings } from './discovery/toEntities';

const ROOT = 'catalog.providers.pipelineHealth';

/** How pipelines are looked for. */
export interface DiscoverySettings extends EntitySettings {
  rules: Rule[];
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** How many links lead from a chosen resource to a neighbour at most. */
  maxDepth: number;
  /** How many resources of an account and region are chosen at most. */
  maxResources: number;
  /** Annotations of other plugins that name AWS resources. */
  adoptedAnnotations: readonly string[];
}

const HOURLY: SchedulerServiceTaskScheduleDefinition = {
  frequency: { hours: 1 },
  timeout: { minutes: 50 },
  initialDelay: { seconds: 30 },
};

const rule = z
  .strictObject({
    tag: z.string().min(1).optional(),
    stack: z.string().min(1).optional(),
    name: z.string().min(1).optional(),
  })
  .transform((written, context): Rule => {
    const { tag, stack, name } = written;
    if ([tag, stack, name].filter(each => each !== undefined).length !== 1) {
      return refuse(context, 'expected one of tag, stack or name');
    }
    if (tag !== undefined) {
      const [key, ...value] = tag.split('=');
      return value.length > 0
        ? { tag: key.trim(), value: value.join('=').trim() }
        : { tag: key.trim() };
    }
    if (stack !== undefined) {
      return { stack: patternOf(stack) };
    }
    try {
      return { name: new RegExp(name ?? '', 'u') };
    } catch (error) {
      return refuse(
        context,
        `expected a regular expression such as '^(?<pipeline>.+)-(queue|dlq)$': ${
          error instanceof Error ? error.message : error
        }`,
      );
    }
  });

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}

/** What a name with asterisks stands for. */
function patternOf(text: string): RegExp {
  const literal = text
    .split('*')
    .map(part => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${literal.join('.*')}$`);
}

const whole = (least: number, most: number, fallback: number) => {
  const error = `expected a whole number from ${least} to ${most}`;
  return z
    .int({ error })
    .min(least, { error })
    .max(most, { error })
    .default(fallback);
};

const schema = z.strictObject({
  rules: z
    .array(rule, { error: 'expected a list of rules' })
    .min(1, { error: 'expected at least one rule' }),
  schedule: z.unknown().optional(),
  ownerTag: z.string().min(1).default('owner'),
  defaultOwner: z.string().min(1).default('unknown'),
  namespace: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
      error: "expected a namespace such as 'default'",
    })
    .default('default'),
  lifecycle: z.string().min(1).default('production'),
  maxDepth: whole(0, 5, 2),
  maxResources: whole(1, 100_000, 10_000),
});

/**
 * Reads `catalog.providers.pipelineHealth`; undefined when nobody wants
 * pipelines to be looked for. Throws an error that names the first wrong key.
 */
export function readDiscoverySettings(
  config: Config,
): DiscoverySettings | undefined {
  const raw = config.getOptional(ROOT);
  if (raw === undefined) {
    return undefined;
  }
  const result = schema.safeParse(raw);
  if (!result.success) {
    const [{ path, message }] = result.error.issues;
    throw new InputError(
      `${[ROOT, ...path.map(String)].join('.')}: ${message}`,
    );
  }
  return {
    ...result.data,
    schedule: config.has(`${ROOT}.schedule`)
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          config.getConfig(`${ROOT}.schedule`),
        )
      : HOURLY,
    adoptedAnnotations:
      config.getOptionalStringArray(
        'pipelineHealth.discovery.adoptedAnnotations',
      ) ?? ADOPTED_ANNOTATIONS,
  };
}
