import {
  ActionTask,
  ConfigurationChange,
  Incident,
  IncidentDetail,
  TimelineEntry,
} from '@pipeline-health/plugin-pipeline-health-common';
import { JsonValue } from '@backstage/types';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** From when on what was set differently, or done, may have to do with an incident: epoch milliseconds. */
export function beforeOf({ openedAt, onsetAt }: Incident): number {
  return beginOf({ openedAt, onsetAt }) - DAY;
}

/** An incident with all that happened since just before it began, in order. */
export function incidentDetail(
  incident: Incident,
  entries: readonly TimelineEntry[],
  changes: readonly ConfigurationChange[],
  tasks: readonly ActionTask[],
): IncidentDetail {
  const openedAt = Date.parse(incident.openedAt);
  const isBefore = ({ at }: ConfigurationChange) => Date.parse(at) <= openedAt;
  return {
    ...incident,
    timeline: [
      ...entries,
      ...changes.filter(it => !isBefore(it)).map(entryOfChange),
      ...tasks.flatMap(entriesOfTask).filter(it => it.at >= incident.openedAt),
    ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
    changedBefore: changes.filter(isBefore),
  };
}

function beginOf({
  openedAt,
  onsetAt,
}: Pick<Incident, 'openedAt' | 'onsetAt'>): number {
  return Math.min(Date.parse(openedAt), Date.parse(onsetAt ?? openedAt));
}

function entryOfChange(change: ConfigurationChange): TimelineEntry {
  const { at, stage, title, before, after } = change;
  return {
    at,
    type: 'configuration',
    stage,
    text: title,
    change,
    ...(before !== undefined && { before: textOf(before) }),
    ...(after !== undefined && { after: textOf(after) }),
  };
}

function entriesOfTask(task: ActionTask): TimelineEntry[] {
  const { action, stage, startedAt, startedBy, reason } = task;
  const common = { type: 'action', stage, text: action } as const;
  return [
    { ...common, at: startedAt, by: startedBy, after: reason },
    ...(task.endedAt === undefined
      ? []
      : [
          {
            ...common,
            at: task.endedAt,
            after: [task.state, task.message].filter(Boolean).join(': '),
            outcome: {
              state: task.state,
              text: task.message,
              message: task.sentence,
            },
          },
        ]),
  ];
}

function textOf(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
