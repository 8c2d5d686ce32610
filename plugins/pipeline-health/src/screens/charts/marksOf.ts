import {
  ActionTask,
  ConfigurationChange,
  Incident,
  Run,
  Stage,
} from '@pipeline-health/plugin-pipeline-health-common';
import { TimeSpan } from '../../clock/timeSpan';
import { stageTitle } from '../../format/stageTitle';
import { ChartMark, MARK_KINDS } from '../../parts/charts/ChartMarks';

/** What happened to a stage, and around it. */
export interface Happenings {
  stage: Stage;
  /** All stages of the pipeline. */
  stages: readonly Stage[];
  incidents: readonly Incident[];
  changes: readonly ConfigurationChange[];
  tasks: readonly ActionTask[];
}

/** What a mark is called, in the words of the reader. */
export interface MarkWords {
  incident(incident: Incident): string;
  run(run: Run): string;
  action(task: ActionTask): string;
  /** What is called that was set differently on a stage. */
  setting(change: ConfigurationChange, of?: Stage): string;
}

/**
 * What to mark on the charts of a stage: its incidents and runs, what was done
 * to it, and what was set differently anywhere in the pipeline, since causes lie
 * elsewhere. Only what reaches into the span, in order of kind and time.
 */
export function marksOf(
  happenings: Happenings,
  span: TimeSpan,
  words: MarkWords,
): ChartMark[] {
  const { stage, stages, incidents, changes, tasks } = happenings;
  const endOf = (iso: string | undefined) =>
    iso === undefined ? span.toMs : Date.parse(iso);
  const all: ChartMark[] = [
    ...incidents.filter(isOf(stage)).map(
      (incident): ChartMark => ({
        id: `incident ${incident.id}`,
        kind: 'incident',
        fromMs: Date.parse(incident.onsetAt ?? incident.openedAt),
        toMs: endOf(incident.recoveredAt ?? incident.resolvedAt),
        text: words.incident(incident),
      }),
    ),
    ...changes.map((change): ChartMark => {
      const at = Date.parse(change.at);
      const other = stages.find(({ arn }) => arn === change.stage);
      const what = changeText(change, words.setting(change, other));
      return {
        id: `change ${change.stage} ${change.setting} ${change.at}`,
        kind: 'change',
        fromMs: at,
        toMs: at,
        text:
          other && other.arn !== stage.arn
            ? `${stageTitle(other)}, ${what}`
            : what,
      };
    }),
    ...tasks
      .filter(task => task.stage === stage.arn)
      .map(
        (task): ChartMark => ({
          id: `action ${task.id}`,
          kind: 'action',
          fromMs: Date.parse(task.startedAt),
          toMs: endOf(task.endedAt),
          text: `${words.action(task)} (${task.reason})`,
        }),
      ),
    ...(stage.runs ?? []).map(
      (run): ChartMark => ({
        id: `run ${run.id}`,
        kind: 'run',
        fromMs: Date.parse(run.startedAt),
        toMs: runEnd(run, span.toMs),
        text: words.run(run),
        failed: run.state === 'failed',
      }),
    ),
  ];
  return all
    .filter(({ fromMs, toMs }) => fromMs <= span.toMs && toMs >= span.fromMs)
    .sort(
      (a, b) =>
        MARK_KINDS.indexOf(a.kind) - MARK_KINDS.indexOf(b.kind) ||
        a.fromMs - b.fromMs,
    );
}

function isOf({ arn }: Stage) {
  return ({ stage, findings }: Incident) =>
    stage === arn || findings.some(finding => finding.stage === arn);
}

function runEnd(run: Run, now: number): number {
  if (run.state === 'running') {
    return now;
  }
  return run.endedAt === undefined
    ? Date.parse(run.startedAt) + (run.durationSeconds ?? 0) * 1_000
    : Date.parse(run.endedAt);
}

/** `Retention: 345600 → 1209600`; only the title of what is more than one value. */
function changeText(
  { before, after }: ConfigurationChange,
  title: string,
): string {
  const isPlain = (value: ConfigurationChange['before']) =>
    value !== null && value !== undefined && typeof value !== 'object';
  return isPlain(before) && isPlain(after)
    ? `${title}: ${before} → ${after}`
    : title;
}
