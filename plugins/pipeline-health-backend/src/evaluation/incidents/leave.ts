import { nameOf } from '../causes';
import { say } from '../say';
import { IncidentRecord, presentIn } from './IncidentRecord';
import { FoundCauses } from './takeUp';

/** What kept one incident open is from now on part of another. */
export function merge(
  incident: IncidentRecord,
  into: IncidentRecord,
  entityRef: string,
  now: number,
): void {
  into.follows.add(incident.cause);
  leave(incident, entityRef, now);
  for (const member of incident.members.values()) {
    if (member.leftAt === undefined && !into.members.has(member.entityRef)) {
      into.members.set(member.entityRef, { ...member });
    }
    member.leftAt ??= now;
  }
  into.told = { ...incident.told, ...into.told };
  incident.mergedInto = into;
  incident.resolvedAt = now;
  incident.entries.push({ at: now, type: 'merged' });
}

/** Whether nobody can say that the opposite of an incident was seen: what it is of cannot be judged, and could be before. */
export function isInDoubt(
  incident: IncidentRecord,
  { entityRef, findings, remembered }: FoundCauses,
): boolean {
  const member = incident.members.get(entityRef);
  if (!member) {
    return false;
  }
  const own = member.findings.filter(it => it.followsFrom === undefined);
  const names = new Set(own.map(nameOf));
  const stages = new Set(own.map(({ stage }) => stage));
  return (
    remembered.some(it => names.has(nameOf(it))) ||
    findings.some(
      it =>
        it.severity === 'unknown' &&
        stages.has(it.stage) &&
        !member.unasked.includes(nameOf(it)),
    )
  );
}

/** Notes that an incident is found on a pipeline no more. */
export function leave(
  { members, entries }: IncidentRecord,
  entityRef: string,
  now: number,
): void {
  const member = members.get(entityRef);
  if (member && member.leftAt === undefined) {
    member.leftAt = now;
    entries.push({ at: now, type: 'left', entityRef });
  }
}

/**
 * Notes that pipelines are not watched any more. An incident that is found on no
 * others is over, though nobody saw its opposite.
 */
export function abandon(
  incident: IncidentRecord,
  entityRefs: readonly string[],
  now: number,
): void {
  for (const entityRef of entityRefs) {
    const member = incident.members.get(entityRef);
    if (member && member.leftAt === undefined) {
      leave(incident, entityRef, now);
      member.isGone = true;
    }
  }
  if (presentIn(incident).length === 0) {
    incident.resolvedAt = now;
    const { message, sentence } = say('incident.not-watched');
    incident.entries.push({
      at: now,
      type: 'resolved',
      text: message,
      message: sentence,
    });
  }
}
