import {
  Health,
  IncidentFinding,
  IncidentHold,
  IncidentLoss,
  IncidentSnooze,
  Message,
  TimelineEntry,
  UnhealthyHealth,
} from '@pipeline-health/plugin-pipeline-health-common';

/** How a pipeline takes part in an incident. */
export interface IncidentMember {
  entityRef: string;
  title: string;
  /** Entity ref. */
  owner?: string;
  /** Epoch milliseconds. */
  joinedAt: number;
  /** Epoch milliseconds since when its opposite was seen; absent while it is found. */
  leftAt?: number;
  /** Whether it was just now found to be gone from the catalog. */
  isGone?: true;
  worst: UnhealthyHealth;
  health: UnhealthyHealth;
  stage: string;
  findingId: string;
  /** What made it worst, or the cause of that once it is known. */
  reason: string;
  /** What the reason is made of. */
  message?: Message;
  /** What to do about that. */
  remedy: string;
  /** What was found last: the cause's own first, then what follows from it. */
  findings: IncidentFinding[];
  /** What could not be asked of its stages although it was found. */
  unasked: string[];
  losses: IncidentLoss[];
  snooze?: RecordedSnooze;
  hold?: RecordedHold;
}

/** A snooze with its times in epoch milliseconds. */
export type RecordedSnooze = Omit<IncidentSnooze, 'at' | 'until'> & {
  at: number;
  until: number;
};

/** A hold with its times in epoch milliseconds. */
export type RecordedHold = Omit<IncidentHold, 'at' | 'worseSince'> & {
  at: number;
  worseSince?: number;
  /** How bad it was when it was put on hold. */
  asOf: HoldBaseline;
};

/** What happened, as it is kept. */
export type RecordedEntry = Omit<TimelineEntry, 'at'> & { at: number };

/** An incident as it is kept: the time during which one cause was found, in however many pipelines. */
export interface IncidentRecord {
  /** Absent before it is stored. */
  id?: number;
  /** Names the cause, see `causeKeyOf`. */
  cause: string;
  /** Epoch milliseconds. */
  openedAt: number;
  /** Epoch milliseconds; when it began by its evidence. */
  onsetAt?: number;
  /** Epoch milliseconds; absent while it is open. */
  resolvedAt?: number;
  /** How often it came back. */
  reopened: number;
  /** The incident of which it turned out to be a consequence. */
  mergedInto?: IncidentRecord;
  /** By entity ref. */
  members: Map<string, IncidentMember>;
  /** The keys of causes that turned out to be consequences of this one. */
  follows: Set<string>;
  /** Owners that were notified, and of which health. */
  told: { [owner: string]: Health };
  /** What happened since it was loaded. */
  entries: RecordedEntry[];
}

/** How bad an incident was on a pipeline at a time. */
export interface HoldBaseline {
  health: UnhealthyHealth;
  /** What the findings count, by their names; null for those that count nothing. */
  counts: { [name: string]: number | null };
  /** The losses with their numbers. */
  losses: string[];
}

/** Whether a person wants nobody to be told of an incident on a pipeline now. */
export function isQuiet({ snooze, hold }: IncidentMember): boolean {
  return (
    snooze !== undefined ||
    (hold !== undefined && hold.worseSince === undefined)
  );
}

/** The pipelines in which an incident is found now. */
export function presentIn({ members }: IncidentRecord): IncidentMember[] {
  return [...members.values()].filter(({ leftAt }) => leftAt === undefined);
}

/** Since when nothing of an incident is found any more, in epoch milliseconds. */
export function recoveredAt(incident: IncidentRecord): number | undefined {
  return presentIn(incident).length
    ? undefined
    : Math.max(
        incident.openedAt,
        ...[...incident.members.values()].map(({ leftAt = 0 }) => leftAt),
      );
}
