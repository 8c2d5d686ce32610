import { Cause } from './confirm';
import { IncidentRecord } from './IncidentRecord';
import { IncidentSettings } from './IncidentSettings';
import { FoundCauses, takeUp } from './takeUp';
import { isInDoubt, leave, merge } from './leave';

/**
 * Writes what is found on a pipeline into the incidents that it has a share in,
 * and into those of its causes; opens those that are missing. `incidents` are
 * the open ones of its causes or with a share of it, and those that ended
 * lately; new ones are added.
 */
export function followCauses(
  incidents: IncidentRecord[],
  found: FoundCauses,
  settings: IncidentSettings,
  now: number,
): void {
  const mine = new Set(
    incidents.filter(it => isOpen(it) && isPresent(it, found.entityRef)),
  );
  const kept = new Set<IncidentRecord>();
  for (const cause of found.causes) {
    const incident =
      openOf(incidents, cause) ??
      moved(mine, cause, found.causes, now) ??
      knownConsequence(incidents, cause) ??
      (cause.isConfirmed
        ? reopened(incidents, cause, settings, now) ??
          opened(incidents, cause, now)
        : undefined);
    if (incident) {
      kept.add(incident);
      takeUp(incident, cause, found, now);
    }
  }
  for (const incident of mine) {
    if (kept.has(incident)) {
      continue;
    }
    const cause = found.causes.find(it => it.follows.includes(incident.cause));
    const into =
      cause && incidents.find(it => kept.has(it) && it.cause === cause.key);
    if (into) {
      merge(incident, into, found.entityRef, now);
    } else if (!isInDoubt(incident, found)) {
      leave(incident, found.entityRef, now);
    }
  }
}

function isOpen({ resolvedAt }: IncidentRecord): boolean {
  return resolvedAt === undefined;
}

function isPresent({ members }: IncidentRecord, entityRef: string): boolean {
  const member = members.get(entityRef);
  return member !== undefined && member.leftAt === undefined;
}

function openOf(
  incidents: readonly IncidentRecord[],
  { key }: Cause,
): IncidentRecord | undefined {
  return incidents.find(it => isOpen(it) && it.cause === key);
}

/** An incident of what turned out to be a consequence is from now on one of its cause. */
function moved(
  mine: ReadonlySet<IncidentRecord>,
  { key, finding, follows }: Cause,
  causes: readonly Cause[],
  now: number,
): IncidentRecord | undefined {
  const incident = [...mine].find(
    it =>
      follows.includes(it.cause) &&
      !causes.some(({ key: of }) => of === it.cause),
  );
  if (incident) {
    incident.follows.add(incident.cause);
    incident.cause = key;
    incident.entries.push({
      at: now,
      type: 'cause',
      stage: finding.stage,
      findingId: finding.id,
      text: finding.title,
      message: finding.message,
    });
  }
  return incident;
}

/** What another pipeline, which sees further, knows to be a consequence is one here, too. */
function knownConsequence(
  incidents: readonly IncidentRecord[],
  { key }: Cause,
): IncidentRecord | undefined {
  return incidents.find(it => isOpen(it) && it.follows.has(key));
}

function reopened(
  incidents: readonly IncidentRecord[],
  { key, finding, health }: Cause,
  { reopenWithin }: IncidentSettings,
  now: number,
): IncidentRecord | undefined {
  const incident = incidents.find(
    ({ cause, resolvedAt, mergedInto }) =>
      cause === key &&
      mergedInto === undefined &&
      resolvedAt !== undefined &&
      resolvedAt >= now - reopenWithin,
  );
  if (incident) {
    incident.resolvedAt = undefined;
    incident.reopened += 1;
    incident.entries.push({
      at: now,
      type: 'reopened',
      stage: finding.stage,
      findingId: finding.id,
      text: finding.title,
      message: finding.message,
      health,
    });
  }
  return incident;
}

function opened(
  incidents: IncidentRecord[],
  { key, finding, health, onsetAt }: Cause,
  now: number,
): IncidentRecord {
  const incident: IncidentRecord = {
    cause: key,
    openedAt: now,
    onsetAt,
    reopened: 0,
    members: new Map(),
    follows: new Set(),
    told: {},
    entries: [
      {
        at: now,
        type: 'opened',
        stage: finding.stage,
        findingId: finding.id,
        text: finding.title,
        message: finding.message,
        health,
      },
    ],
  };
  incidents.push(incident);
  return incident;
}
