import {
  ConfigurationChange,
  IncidentDetail,
  TimelineEntry,
} from '@pipeline-health/plugin-pipeline-health-common';

/** A line of what happened. */
export type StoryLine =
  | {
      type: 'change';
      at: string;
      change: ConfigurationChange;
      /** Whether the trouble began after it. */
      isBefore: boolean;
    }
  | { type: 'onset'; at: string; secondsAfterChange?: number }
  | { type: 'entry'; at: string; entry: TimelineEntry };

/** What was set differently just before an incident, when the trouble began, and all that happened since, oldest first. */
export function incidentStory(incident: IncidentDetail): StoryLine[] {
  const { openedAt, onsetAt, changedBefore, timeline } = incident;
  const began = onsetAt ?? openedAt;
  const lineOf = (change: ConfigurationChange): StoryLine => ({
    type: 'change',
    at: change.at,
    change,
    isBefore: timeOf(change) <= Date.parse(began),
  });
  const lines: StoryLine[] = [
    ...changedBefore.map(lineOf),
    ...timeline.map(
      (entry): StoryLine =>
        entry.change
          ? lineOf(entry.change)
          : { type: 'entry', at: entry.at, entry },
    ),
  ].sort((a, b) => timeOf(a) - timeOf(b));
  if (onsetAt === undefined) {
    return lines;
  }
  const isAfter = (line: StoryLine) =>
    !(line.type === 'change' && line.isBefore);
  const place = lines.findIndex(isAfter);
  const before = place === -1 ? lines : lines.slice(0, place);
  const last = before[before.length - 1];
  const onset: StoryLine = {
    type: 'onset',
    at: onsetAt,
    ...(last && {
      secondsAfterChange: (Date.parse(onsetAt) - timeOf(last)) / 1_000,
    }),
  };
  return [...before, onset, ...lines.slice(before.length)];
}

function timeOf({ at }: { at: string }): number {
  return Date.parse(at);
}
