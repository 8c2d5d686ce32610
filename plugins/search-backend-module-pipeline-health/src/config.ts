import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { pagePathOf } from '@pipeline-health/plugin-pipeline-health-node';

const KEY = 'search.collators.pipelineHealth';

const VISIBILITIES = ['entity', 'pipeline'] as const;

/** By which permission a result is shown: that of the catalog for its entity, or that of Pipeline Health. */
export type ResultVisibility = (typeof VISIBILITIES)[number];

/** What can be configured. */
export interface CollatorConfig {
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** Where the page of Pipeline Health is, without a slash at the end. */
  pagePath: string;
  visibility: ResultVisibility;
}

/** Throws an error that names the wrong key. */
export function readCollatorConfig(root: Config): CollatorConfig {
  const config = root.getOptionalConfig(KEY);
  const schedule = config?.getOptionalConfig('schedule');
  const text = config?.getOptionalString('visibility') ?? 'entity';
  const visibility = VISIBILITIES.find(each => each === text);
  if (!visibility) {
    throw new InputError(
      `${KEY}.visibility: expected ${VISIBILITIES.join(' or ')}`,
    );
  }
  return {
    schedule: schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : // Without a delay: the first index waits by itself for what it reads.
        { frequency: { minutes: 10 }, timeout: { minutes: 15 } },
    pagePath: pagePathOf(root),
    visibility,
  };
}
