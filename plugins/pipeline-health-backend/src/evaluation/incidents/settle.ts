import {
  Health,
  HEALTHS,
  worstHealth,
} from '@pipeline-health/plugin-pipeline-health-common';
import { nameOf } from '../causes';
import {
  HoldBaseline,
  IncidentMember,
  IncidentRecord,
  presentIn,
  recoveredAt,
} from './IncidentRecord';
import { IncidentSettings, MUCH_MORE } from './IncidentSettings';

/** What time does to an open incident: it is over, a snooze ends, or it got worse than it was when it was put on hold. */
export function settle(
  incident: IncidentRecord,
  { resolveAfter }: Pick<IncidentSettings, 'resolveAfter'>,
  now: number,
): void {
  if (incident.resolvedAt !== undefined) {
    return;
  }
  for (const member of presentIn(incident)) {
    endSnooze(incident, member, now);
    breakHold(incident, member, now);
  }
  const recovered = recoveredAt(incident);
  if (recovered !== undefined && recovered + resolveAfter <= now) {
    incident.resolvedAt = recovered;
    incident.entries.push({ at: recovered, type: 'resolved' });
  }
}

function endSnooze(
  { entries }: IncidentRecord,
  member: IncidentMember,
  now: number,
): void {
  const { snooze, entityRef } = member;
  if (snooze && snooze.until <= now) {
    member.snooze = undefined;
    entries.push({ at: snooze.until, type: 'snooze-ended', entityRef });
  }
}

function breakHold(
  { entries, told }: IncidentRecord,
  member: IncidentMember,
  now: number,
): void {
  const { hold, entityRef, owner } = member;
  if (hold?.worseSince === undefined && hold && isWorse(member, hold.asOf)) {
    member.hold = { ...hold, worseSince: now };
    entries.push({ at: now, type: 'hold-broken', entityRef, link: hold.link });
    if (owner !== undefined) {
      // It is news again to who was told before.
      delete told[owner];
    }
  }
}

/** The health that pipelines have because of an incident now. */
export function healthOf(incident: IncidentRecord): Health {
  return worstHealth(presentIn(incident).map(({ health }) => health));
}

/** How bad an incident is on a pipeline now, to notice when it gets worse. */
export function baselineOf(member: IncidentMember): HoldBaseline {
  return {
    health: member.health,
    counts: Object.fromEntries(
      member.findings.map(finding => [nameOf(finding), finding.count ?? null]),
    ),
    losses: member.losses.map(loss => JSON.stringify(loss)),
  };
}

function isWorse(member: IncidentMember, before: HoldBaseline): boolean {
  const now = baselineOf(member);
  return (
    HEALTHS.indexOf(now.health) < HEALTHS.indexOf(before.health) ||
    now.losses.some(loss => !before.losses.includes(loss)) ||
    Object.entries(now.counts).some(
      ([name, count]) =>
        !(name in before.counts) ||
        (count ?? 0) >= MUCH_MORE * (before.counts[name] || Infinity),
    )
  );
}
