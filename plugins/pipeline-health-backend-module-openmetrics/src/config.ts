import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const KEY = 'pipelineHealth.openMetrics';

/** Who may scrape: whoever has a token of the backend, or whoever reaches it. */
export type Access = (typeof ACCESSES)[number];

const ACCESSES = ['token', 'unauthenticated'] as const;

/** What can be configured. */
export interface OpenMetricsConfig {
  enabled: boolean;
  access: Access;
  /** How many pipelines have series of their own at most. */
  maxPipelines: number;
}

const DEFAULTS: OpenMetricsConfig = {
  enabled: false,
  access: 'token',
  maxPipelines: 500,
};

/** Throws an error that names the wrong key. */
export function readOpenMetricsConfig(root: Config): OpenMetricsConfig {
  const config = root.getOptionalConfig(KEY);
  const unknown = config?.keys().find(key => !(key in DEFAULTS));
  if (unknown) {
    throw new InputError(`${KEY}.${unknown}: unknown key`);
  }
  const maxPipelines =
    config?.getOptionalNumber('maxPipelines') ?? DEFAULTS.maxPipelines;
  if (!Number.isInteger(maxPipelines) || maxPipelines < 0) {
    throw new InputError(`${KEY}.maxPipelines: expected a whole number`);
  }
  const text = config?.getOptionalString('access') ?? DEFAULTS.access;
  const access = ACCESSES.find(each => each === text);
  if (!access) {
    throw new InputError(`${KEY}.access: expected ${ACCESSES.join(' or ')}`);
  }
  const enabled = config?.getOptionalBoolean('enabled') ?? DEFAULTS.enabled;
  return { enabled, access, maxPipelines };
}
