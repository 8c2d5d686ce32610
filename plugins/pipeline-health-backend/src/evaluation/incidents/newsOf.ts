import {
  HEALTHS,
  IncidentEvent,
  IncidentNotification,
  ToldIncident,
  ToldInWords,
} from '@pipeline-health/plugin-pipeline-health-common';
import { healthOf } from './settle';
import { IncidentMember, IncidentRecord, isQuiet } from './IncidentRecord';

/** What happened to an incident, for everybody who listens. */
export type IncidentNews = Omit<IncidentEvent, 'version'>;

/** What one owner is notified of. */
export type IncidentNotice = Omit<
  IncidentNotification,
  'version' | keyof ToldInWords
>;

/** Whom to notify of what. */
type Recipient = Pick<IncidentNotice, 'recipient' | 'about'>;

/**
 * Whom to notify of an incident now, each once: of what is critical and neither
 * snoozed, nor held, nor in maintenance, and of its end. Notes who was.
 *
 * @param maintained - entity refs of the pipelines that are worked on
 */
export function takeNotices(
  incident: IncidentRecord,
  maintained: ReadonlySet<string>,
): Recipient[] {
  const isOver = incident.resolvedAt !== undefined;
  const isExplained = incident.entries.some(({ type }) => type === 'cause');
  const notices: Recipient[] = [];
  for (const [recipient, members] of byOwner(incident)) {
    const wasTold = recipient in incident.told;
    const burns = members.some(
      it =>
        it.leftAt === undefined &&
        it.health === 'critical' &&
        !isQuiet(it) &&
        !maintained.has(it.entityRef),
    );
    if ((isOver || areGone(members)) && wasTold) {
      notices.push({
        recipient,
        about: incident.mergedInto ? 'merged' : 'resolved',
      });
      delete incident.told[recipient];
    } else if (!isOver && burns && (!wasTold || isExplained)) {
      notices.push({ recipient, about: 'critical' });
      incident.told[recipient] = 'critical';
    }
  }
  if (isOver) {
    incident.told = {};
  }
  return notices;
}

/** What there is to tell of a stored incident, of which some are to be notified. */
export function newsOf(
  incident: IncidentRecord,
  notices: readonly Recipient[],
): (IncidentNews | IncidentNotice)[] {
  const owners = byOwner(incident);
  const type = newsTypeOf(incident);
  return [
    ...(type
      ? [
          {
            type,
            incident: toldIncident(incident, [...incident.members.values()]),
          },
        ]
      : []),
    ...notices.map(({ recipient, about }) => ({
      recipient,
      about,
      incident: toldIncident(incident, owners.get(recipient) ?? []),
    })),
  ];
}

function newsTypeOf({
  entries,
  resolvedAt,
}: IncidentRecord): IncidentNews['type'] | undefined {
  const types = new Set(entries.map(({ type }) => type));
  if (types.size === 0) {
    return undefined;
  }
  if (resolvedAt !== undefined) {
    return 'resolved';
  }
  return types.has('opened') || types.has('reopened') ? 'opened' : 'changed';
}

function byOwner({ members }: IncidentRecord): Map<string, IncidentMember[]> {
  const owners = new Map<string, IncidentMember[]>();
  for (const member of members.values()) {
    if (member.owner !== undefined) {
      owners.set(member.owner, [...(owners.get(member.owner) ?? []), member]);
    }
  }
  return owners;
}

/** Whether an incident is found on no pipeline any more because some were just found to be gone. */
function areGone(members: readonly IncidentMember[]): boolean {
  return (
    members.some(({ isGone }) => isGone) &&
    members.every(({ leftAt }) => leftAt !== undefined)
  );
}

function toldIncident(
  incident: IncidentRecord,
  members: readonly IncidentMember[],
): ToldIncident {
  const { id, openedAt, resolvedAt, reopened, mergedInto } = incident;
  const leading = [...members].sort(
    (a, b) => HEALTHS.indexOf(a.worst) - HEALTHS.indexOf(b.worst),
  )[0];
  return {
    id: String(id),
    openedAt: new Date(openedAt).toISOString(),
    ...(resolvedAt !== undefined && {
      resolvedAt: new Date(resolvedAt).toISOString(),
    }),
    ...(areGone(members) && { unwatched: true as const }),
    reopened,
    health: healthOf({ ...incident, members: membersOf(members) }),
    worst: leading.worst,
    stage: leading.stage,
    findingId: leading.findingId,
    reason: leading.reason,
    remedy: leading.remedy,
    ...(leading.message && { message: leading.message }),
    pipelines: members.map(({ entityRef, title, owner }) => ({
      entityRef,
      title,
      ...(owner !== undefined && { owner }),
    })),
    ...(mergedInto?.id !== undefined && { mergedInto: String(mergedInto.id) }),
  };
}

function membersOf(members: readonly IncidentMember[]) {
  return new Map(members.map(member => [member.entityRef, member]));
}
