import {
  Health,
  Incident,
} from '@pipeline-health/plugin-pipeline-health-common';
import { PipelineAssessment } from './PipelineAssessment';

/** What happens to the incident of a pipeline. */
export type IncidentChange =
  | {
      type: 'open';
      openedAt: string;
      worst: Incident['worst'];
      reason: string;
      findingId: string;
    }
  | {
      /** It is worse, or what it was opened for turned out to follow from something else. */
      type: 'worsen' | 'explain';
      openedAt: string;
      worst: Incident['worst'];
      reason: string;
      findingId: string;
    }
  | {
      type: 'resolve';
      openedAt: string;
      resolvedAt: string;
      worst: Incident['worst'];
    };

/** Not to know for a moment is no incident: a new pipeline, a restart, a lost call. */
const UNKNOWN_PATIENCE_MS = 5 * 60 * 1000;

const BADNESS: { [health in Health]: number } = {
  healthy: 0,
  warning: 1,
  unknown: 2,
  critical: 3,
};

/**
 * What the new assessment of a pipeline does to its open incident. An incident
 * opens when the pipeline is not healthy and resolves when it is healthy again;
 * its reason is what made it worst, or the cause of that once it is known.
 */
export function nextIncident(
  open: Pick<Incident, 'openedAt' | 'worst' | 'findingId'> | undefined,
  assessment: Pick<PipelineAssessment, 'health' | 'reason' | 'findings'> & {
    /** Epoch milliseconds since when the pipeline has this health, for whatever reasons. */
    healthSince: number;
  },
  now: number,
): IncidentChange | undefined {
  const { health, healthSince, reason, findings } = assessment;
  const at = new Date(now).toISOString();
  if (health === 'healthy') {
    return (
      open && {
        type: 'resolve',
        openedAt: open.openedAt,
        resolvedAt: at,
        worst: open.worst,
      }
    );
  }
  const isRecent = now - healthSince < UNKNOWN_PATIENCE_MS;
  if (!reason || (health === 'unknown' && isRecent)) {
    return undefined;
  }
  const cause = {
    worst: health,
    reason: reason.title,
    findingId: reason.id,
  };
  if (!open) {
    return { type: 'open', openedAt: at, ...cause };
  }
  const { openedAt, worst, findingId } = open;
  if (BADNESS[health] > BADNESS[worst]) {
    return { type: 'worsen', openedAt, ...cause };
  }
  const isExplained = findings.some(
    ({ id, followsFrom }) =>
      id === findingId &&
      followsFrom?.id === reason.id &&
      followsFrom.stage === reason.stage,
  );
  return isExplained && findingId !== reason.id
    ? { type: 'explain', openedAt, ...cause, worst }
    : undefined;
}
