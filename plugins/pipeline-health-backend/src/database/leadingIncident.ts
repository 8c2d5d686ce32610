import {
  Finding,
  HEALTHS,
  Incident,
  IncidentSummary,
} from '@pipeline-health/plugin-pipeline-health-common';

/** The incident of what to look at first, otherwise the worst that is still found. */
export function leadingIncident(
  incidents: readonly Incident[],
  reason: Finding | undefined,
): Incident | undefined {
  const found = incidents.filter(({ health }) => health !== 'healthy');
  const isOf = ({ findings }: Incident) =>
    findings.some(it => it.id === reason?.id && it.stage === reason.stage);
  return (
    found.find(isOf) ??
    [...found].sort(
      (a, b) => HEALTHS.indexOf(a.health) - HEALTHS.indexOf(b.health),
    )[0]
  );
}

/** What the row of a pipeline shows of an incident. */
export function summaryOfIncident({
  id,
  openedAt,
  state,
  worst,
  acknowledgement,
  snooze,
  hold,
}: Incident): IncidentSummary {
  return { id, openedAt, state, worst, acknowledgement, snooze, hold };
}
