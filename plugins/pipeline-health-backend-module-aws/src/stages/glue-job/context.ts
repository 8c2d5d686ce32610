import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import {
  Check,
  CheckContext,
} from '@pipeline-health/plugin-pipeline-health-node';
import { GlueJobInventory } from './GlueJobInventory';
import { GlueJobThreshold } from './thresholds';

/** What the rules of a job look at. */
export type GlueJobContext = CheckContext<GlueJobInventory, GlueJobThreshold>;

/** A rule of a job. */
export type GlueJobCheck = Check<GlueJobInventory, GlueJobThreshold>;

/** The runs, newest first, each with its retries as one: the last attempt counts. */
export function withoutRetries(runs: readonly Run[]): Run[] {
  const seen = new Set<string>();
  return runs.filter(({ id }) => {
    const first = id.replace(/_attempt_\d+$/, '');
    return !seen.has(first) && seen.add(first);
  });
}

/** A streaming job runs until somebody stops it. */
export function isStreaming({ type }: GlueJobInventory): boolean {
  return type === 'gluestreaming';
}
