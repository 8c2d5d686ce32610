import {
  Health,
  Incident,
  worstHealth,
} from '@pipeline-health/plugin-pipeline-health-common';

const DAY = 86_400_000;

/** A day in the reader's own zone, and the worst that any incident of it had. */
export interface IncidentDay {
  at: number;
  /** Absent when no incident is known of that day. */
  worst?: Health;
}

/** The last days, today last, with what incidents they had. */
export function incidentDays(
  incidents: readonly Pick<
    Incident,
    'openedAt' | 'onsetAt' | 'resolvedAt' | 'worst'
  >[],
  now: number,
  count: number,
): IncidentDay[] {
  const today = new Date(now).setHours(0, 0, 0, 0);
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(today).setDate(
      new Date(today).getDate() - (count - 1 - index),
    );
    const found = incidents.filter(
      ({ openedAt, onsetAt, resolvedAt }) =>
        Date.parse(onsetAt ?? openedAt) < at + DAY &&
        (resolvedAt === undefined || Date.parse(resolvedAt) >= at),
    );
    return found.length
      ? { at, worst: worstHealth(found.map(({ worst }) => worst)) }
      : { at };
  });
}
