import {
  Finding,
  HEALTHS,
  IncidentFinding,
  IncidentLoss,
  UnhealthyHealth,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Cause } from './confirm';
import { IncidentMember, IncidentRecord, nameOf } from './IncidentRecord';
import { IncidentSettings, MUCH_MORE } from './IncidentSettings';

/** What is found on a pipeline now. */
export interface FoundCauses {
  entityRef: string;
  title: string;
  owner?: string;
  causes: Cause[];
  /** Everything that is found. */
  findings: readonly Finding[];
  /** Findings of before on stages that cannot be judged now. */
  remembered: readonly Finding[];
  losses: IncidentLoss[];
}

/** A number that is the smaller the worse a health is. */
const rankOf = (health: UnhealthyHealth) => HEALTHS.indexOf(health);

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
        health,
      },
    ],
  };
  incidents.push(incident);
  return incident;
}

/** Notes what is found on a pipeline because of a cause. */
function takeUp(
  incident: IncidentRecord,
  cause: Cause,
  found: FoundCauses,
  now: number,
): void {
  const { entityRef, title, owner } = found;
  const before = incident.members.get(entityRef);
  const { finding, health } = cause;
  const findings = cause.findings.map(it => asNoted(it, before));
  if (!before && incident.members.size > 0) {
    incident.entries.push({ at: now, type: 'joined', entityRef, health });
  }
  if (before?.leftAt !== undefined) {
    incident.entries.push({ at: now, type: 'returned', entityRef, health });
  }
  if (before) {
    noteChanges(incident, before, cause, now);
  }
  cause.follows.forEach(key => incident.follows.add(key));
  if (cause.onsetAt !== undefined) {
    incident.onsetAt = Math.min(incident.onsetAt ?? Infinity, cause.onsetAt);
  }
  const isWorse = !before || rankOf(health) < rankOf(before.worst);
  const isOther =
    before !== undefined &&
    before.stage !== finding.stage &&
    findings.some(
      it =>
        nameOf(it) === nameOf({ stage: before.stage, id: before.findingId }) &&
        it.followsFrom !== undefined,
    );
  incident.members.set(entityRef, {
    entityRef,
    title,
    owner,
    joinedAt: before?.joinedAt ?? now,
    health,
    findings,
    worst: isWorse ? health : before.worst,
    ...(isWorse || isOther
      ? {
          stage: finding.stage,
          findingId: finding.id,
          reason: finding.title,
          remedy: finding.remedy,
        }
      : {
          stage: before.stage,
          findingId: before.findingId,
          reason: before.reason,
          remedy: before.remedy,
        }),
    unasked: unknownsOf(findings, found.findings),
    losses: lossesOf(incident, before, findings, found, now),
    snooze: before?.snooze,
    hold: before?.hold,
  });
}

/** What could not be asked of the stages of some findings, by name. */
function unknownsOf(
  findings: readonly IncidentFinding[],
  all: readonly Finding[],
): string[] {
  const stages = new Set(findings.map(({ stage }) => stage));
  return all
    .filter(it => it.severity === 'unknown' && stages.has(it.stage))
    .map(nameOf)
    .sort();
}

function noteChanges(
  incident: IncidentRecord,
  before: IncidentMember,
  { health, findings }: Cause,
  now: number,
): void {
  const { entityRef } = before;
  const of = new Map(before.findings.map(it => [nameOf(it), it]));
  const names = new Set(findings.map(nameOf));
  const note = (
    type: 'found' | 'ended' | 'number',
    { stage, id, title }: IncidentFinding,
    more: { before?: string; after?: string } = {},
  ) =>
    incident.entries.push({
      at: now,
      type,
      entityRef,
      stage,
      findingId: id,
      text: title,
      ...more,
    });
  if (health !== before.health) {
    incident.entries.push({
      at: now,
      type: rankOf(health) < rankOf(before.health) ? 'worse' : 'better',
      entityRef,
      health,
      before: before.health,
      after: health,
    });
  }
  for (const finding of findings) {
    const known = of.get(nameOf(finding));
    if (!known) {
      note('found', finding);
    } else if (isMuchMore(known.count, finding.count)) {
      note('number', finding, {
        before: String(known.count),
        after: String(finding.count),
      });
    }
  }
  before.findings
    .filter(it => !names.has(nameOf(it)))
    .forEach(it => note('ended', it));
}

/** What grows slowly is compared with the number that was noted last. */
function asNoted(
  finding: IncidentFinding,
  before: IncidentMember | undefined,
): IncidentFinding {
  const known = before?.findings.find(it => nameOf(it) === nameOf(finding));
  return known?.count === undefined || isMuchMore(known.count, finding.count)
    ? finding
    : { ...finding, count: known.count };
}

function isMuchMore(before: number | undefined, after: number | undefined) {
  if (before === undefined || after === undefined || before === after) {
    return false;
  }
  const [less, more] = [Math.abs(before), Math.abs(after)].sort(
    (a, b) => a - b,
  );
  return more >= MUCH_MORE * less;
}

/** Data that was lost on a stage of the incident; what is told anew of a loss takes its place. */
function lossesOf(
  incident: IncidentRecord,
  before: IncidentMember | undefined,
  findings: readonly IncidentFinding[],
  { entityRef, losses }: FoundCauses,
  now: number,
): IncidentLoss[] {
  const stages = new Set(findings.map(({ stage }) => stage));
  const told = losses.filter(({ stage }) => stages.has(stage));
  const known = before?.losses ?? [];
  const isSame = (a: IncidentLoss, b: IncidentLoss) =>
    a.stage === b.stage && a.findingId === b.findingId;
  for (const loss of told) {
    if (!known.some(it => isSame(it, loss) && it.title === loss.title)) {
      const { stage, findingId, title: text } = loss;
      incident.entries.push({
        at: now,
        type: 'lost',
        entityRef,
        stage,
        findingId,
        text,
      });
    }
  }
  return [...known.filter(it => !told.some(loss => isSame(it, loss))), ...told];
}

/** What kept one incident open is from now on part of another. */
function merge(
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
function isInDoubt(
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
