import {
  Finding,
  HEALTHS,
} from '@pipeline-health/plugin-pipeline-health-common';
import { PipelineChange } from '../../announcement';
import { StoredPipeline } from '../../database';
import { IncidentChange, PipelineAssessment } from '../../evaluation';

/** What there is to announce of a new assessment; undefined when all is as it was. */
export function changeOf(
  stored: StoredPipeline,
  assessment: PipelineAssessment,
  incident: IncidentChange | undefined,
): PipelineChange | undefined {
  const { entityRef, title, owner, assessedAt } = stored;
  const { health, reason } = assessment;
  const previousHealth =
    assessedAt === undefined ? undefined : HEALTHS[stored.previousHealthRank];
  if (
    !incident &&
    health === previousHealth &&
    sameReason(reason, stored.previousReason)
  ) {
    return undefined;
  }
  return { entityRef, title, owner, previousHealth, health, reason, incident };
}

/** The numbers in a title change all the time; what is wrong is still the same. */
function sameReason(a: Finding | undefined, b: Finding | undefined): boolean {
  return (
    a?.id === b?.id && a?.stage === b?.stage && a?.severity === b?.severity
  );
}
