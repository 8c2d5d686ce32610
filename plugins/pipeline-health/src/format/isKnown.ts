import { IncidentSummary } from '@pipeline-health/plugin-pipeline-health-common';

/** Whether somebody is on it, so that it needs no louder voice than its word. */
export function isKnown(
  incident: Pick<IncidentSummary, 'state'> | undefined,
): boolean {
  switch (incident?.state) {
    case 'acknowledged':
    case 'snoozed':
    case 'held':
    case 'maintenance':
      return true;
    default:
      return false;
  }
}
