import {
  Finding,
  Health,
} from '@pipeline-health/plugin-pipeline-health-common';
import { PipelineAssessment } from './PipelineAssessment';

/** A pipeline whose health or reason is not what it was. */
export interface PipelineChange {
  entityRef: string;
  title: string;
  /** Entity ref. */
  owner?: string;
  /** The health that was told last; absent for a pipeline that nothing was told of. */
  previousHealth?: Health;
  health: Health;
  reason?: Finding;
}

/** What was told last of a pipeline. */
export interface Announced {
  health: Health;
  reason?: Pick<Finding, 'id' | 'stage' | 'severity'>;
}

/** Findings of a stage that nobody asked for so far, as after it was declared. */
const NOT_YET = /\/(metrics-)?not-yet-read$/;

/**
 * What there is to tell of a new assessment; undefined when all is as it was
 * told. That something was not read yet is no news: it will be, at once.
 */
export function changeOf(
  pipeline: Pick<PipelineChange, 'entityRef' | 'title' | 'owner'> & {
    announced?: Announced;
  },
  { health, reason }: Pick<PipelineAssessment, 'health' | 'reason'>,
): PipelineChange | undefined {
  const { entityRef, title, owner, announced } = pipeline;
  const isPending = reason !== undefined && NOT_YET.test(reason.id);
  const isTold =
    health === announced?.health && sameReason(reason, announced.reason);
  if (isPending || isTold) {
    return undefined;
  }
  const previousHealth = announced?.health;
  return { entityRef, title, owner, previousHealth, health, reason };
}

/** The numbers in a title change all the time; what is wrong is still the same. */
function sameReason(a: Announced['reason'], b: Announced['reason']): boolean {
  return (
    a?.id === b?.id && a?.stage === b?.stage && a?.severity === b?.severity
  );
}
