import { refusedField, sayRefusal } from '../../refusal';
import { ConflictError } from '@backstage/errors';
import { IncidentMember, IncidentRecord } from './IncidentRecord';
import { baselineOf } from './settle';

/** What a person, or a service, says of an incident. */
export interface Response {
  /** Entity ref of the user, or name of the service. */
  by: string;
  /** The pipelines for which they may say it. */
  entityRefs: readonly string[];
}

/** Nobody is to be told of an incident until a time. */
export function snooze(
  incident: IncidentRecord,
  { by, reason, until, ...of }: Response & { reason: string; until: number },
  now: number,
): void {
  respond(
    incident,
    of,
    now,
    'snoozed',
    { by, text: reason, until: isoOf(until) },
    it => {
      it.snooze = { at: now, by, reason, until };
    },
  );
}

/** An incident is known and a fix is under way, until it gets worse. */
export function hold(
  incident: IncidentRecord,
  { by, link, note, ...of }: Response & { link: string; note?: string },
  now: number,
): void {
  respond(incident, of, now, 'held', { by, text: note, link }, it => {
    it.hold = { at: now, by, link, note, asOf: baselineOf(it) };
  });
}

/** Takes a snooze back. */
export function withdrawSnooze(
  incident: IncidentRecord,
  { by, ...of }: Response,
  now: number,
): void {
  refuseUnless(incident, of, it => it.snooze, 'snoozed');
  respond(incident, of, now, 'snooze-withdrawn', { by }, it => {
    it.snooze = undefined;
  });
}

/** Takes a hold back. */
export function withdrawHold(
  incident: IncidentRecord,
  { by, ...of }: Response,
  now: number,
): void {
  refuseUnless(incident, of, it => it.hold, 'on-hold');
  respond(incident, of, now, 'hold-withdrawn', { by }, it => {
    it.hold = undefined;
  });
}

function respond(
  incident: IncidentRecord,
  { entityRefs }: Pick<Response, 'entityRefs'>,
  now: number,
  type: IncidentRecord['entries'][number]['type'],
  said: Partial<IncidentRecord['entries'][number]>,
  apply: (member: IncidentMember) => void,
): void {
  if (incident.resolvedAt !== undefined) {
    throw refusedField(
      ConflictError,
      'id',
      sayRefusal('incident-over', { incident: String(incident.id) }),
    );
  }
  const members = membersAmong(incident, entityRefs);
  members.forEach(apply);
  const entry = { at: now, type, ...said };
  incident.entries.push(
    ...(members.length === incident.members.size
      ? [entry]
      : members.map(({ entityRef }) => ({ ...entry, entityRef }))),
  );
}

function refuseUnless(
  incident: IncidentRecord,
  { entityRefs }: Pick<Response, 'entityRefs'>,
  has: (member: IncidentMember) => unknown,
  what: 'snoozed' | 'on-hold',
): void {
  if (!membersAmong(incident, entityRefs).some(has)) {
    throw refusedField(
      ConflictError,
      'id',
      sayRefusal('incident-not', { incident: String(incident.id) }, what),
    );
  }
}

function membersAmong(
  { members }: IncidentRecord,
  entityRefs: readonly string[],
): IncidentMember[] {
  return entityRefs.flatMap(ref => members.get(ref) ?? []);
}

function isoOf(time: number): string {
  return new Date(time).toISOString();
}
