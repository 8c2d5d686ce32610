import {
  Finding,
  HEALTHS,
  Incident,
  IncidentSummary,
} from '@pipeline-health/plugin-pipeline-health-common';

/**
 * The incident of what to look at first, otherwise the worst that is still
 * found. One that somebody is on does not hide another that is as bad.
 */
export function leadingIncident(
  incidents: readonly Incident[],
  reason: Finding | undefined,
): Incident | undefined {
  const found = incidents
    .filter(({ health }) => health !== 'healthy')
    .sort((a, b) => rank(a) - rank(b));
  const isOf = ({ findings }: Incident) =>
    findings.some(it => it.id === reason?.id && it.stage === reason.stage);
  const first = found.find(isOf) ?? found[0];
  return first === undefined || first.state === 'open'
    ? first
    : found.find(it => it.state === 'open' && rank(it) <= rank(first)) ?? first;
}

function rank({ health }: Incident): number {
  return HEALTHS.indexOf(health);
}

/** What the row of a pipeline shows of an incident. */
export function summaryOfIncident({
  id,
  openedAt,
  onsetAt,
  state,
  worst,
  acknowledgement,
  snooze,
  hold,
}: Incident): IncidentSummary {
  return {
    id,
    openedAt,
    onsetAt,
    state,
    worst,
    acknowledgement,
    snooze,
    hold,
  };
}
