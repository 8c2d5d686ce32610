import {
  ActiveMaintenance,
  Incident,
  IncidentState,
  UnhealthyHealth,
} from '@pipeline-health/plugin-pipeline-health-common';
import { RecordedHold, RecordedSnooze } from '../evaluation';
import { MemberRow } from './incidentRecords';
import { AcknowledgementRow, IncidentRow } from './rows';
import { jsonOf, numberOf, timeOf } from './values';

export function incidentOf(
  row: IncidentRow,
  own: MemberRow,
  members: readonly MemberRow[],
  {
    acknowledgement,
    maintenance,
  }: { acknowledgement?: AcknowledgementRow; maintenance?: ActiveMaintenance },
  now: number,
): Incident {
  const leftAt = numberOf(own.left_at);
  const snooze = jsonOf<RecordedSnooze>(own.snooze);
  const hold = jsonOf<RecordedHold>(own.hold);
  const losses = jsonOf<Incident['losses']>(own.losses);
  const isoOf = (time: number) => new Date(time).toISOString();
  const shown: Omit<Incident, 'state'> = {
    id: String(row.id),
    entityRef: own.entity_ref,
    openedAt: isoOf(Number(row.opened_at)),
    onsetAt: timeOf(row.onset_at),
    resolvedAt: timeOf(row.resolved_at),
    recoveredAt: row.resolved_at === null ? timeOf(own.left_at) : undefined,
    worst: own.worst as UnhealthyHealth,
    health:
      leftAt === undefined && row.resolved_at === null
        ? (own.health as UnhealthyHealth)
        : 'healthy',
    reason: own.reason,
    message: jsonOf(own.message),
    findingId: own.finding_id,
    stage: own.stage,
    findings: jsonOf(own.findings) ?? [],
    pipelines: members.map(member => ({
      entityRef: member.entity_ref,
      title: member.title ?? member.entity_ref,
      health:
        member.left_at === null && row.resolved_at === null
          ? (member.health as UnhealthyHealth)
          : 'healthy',
    })),
    otherPipelines: 0,
    ...(row.reopened > 0 && { reopened: row.reopened }),
    ...(row.merged_into !== null && { mergedInto: String(row.merged_into) }),
    ...(losses?.length && { losses }),
    ...(acknowledgement && {
      acknowledgement: {
        at: isoOf(Number(acknowledgement.given_at)),
        by: acknowledgement.given_by,
        note: acknowledgement.note ?? undefined,
      },
    }),
    ...(maintenance && row.resolved_at === null && { maintenance }),
    ...(snooze &&
      snooze.until > now && {
        snooze: {
          at: isoOf(snooze.at),
          by: snooze.by,
          until: isoOf(snooze.until),
          reason: snooze.reason,
        },
      }),
    ...(hold && {
      hold: {
        at: isoOf(hold.at),
        by: hold.by,
        link: hold.link,
        note: hold.note,
        ...(hold.worseSince !== undefined && {
          worseSince: isoOf(hold.worseSince),
        }),
      },
    }),
  };
  return { ...shown, state: stateOf(shown) };
}

function stateOf(incident: Omit<Incident, 'state'>): IncidentState {
  const { resolvedAt, recoveredAt, snooze, hold, maintenance } = incident;
  if (resolvedAt) {
    return 'resolved';
  }
  if (recoveredAt) {
    return 'recovering';
  }
  if (snooze) {
    return 'snoozed';
  }
  if (hold && !hold.worseSince) {
    return 'held';
  }
  if (maintenance) {
    return 'maintenance';
  }
  return incident.acknowledgement ? 'acknowledged' : 'open';
}
