import { Run, Stage } from '@pipeline-health/plugin-pipeline-health-common';

/** A run as a bar: its beginning and width as shares of the whole range. */
export interface RunBar {
  run: Run;
  start: number;
  width: number;
  /** Runs at the same time lie in different rows, the first is 0. */
  row: number;
  /** It began before the range. */
  cut: boolean;
}

/** The runs of one stage. */
export interface RunLane {
  stage: Stage;
  /** Those within the range, oldest first. */
  bars: RunBar[];
  rows: number;
  /** The newest run, wherever it lies. */
  last?: Run;
  /** The share of the range before the oldest run that is known; 0 when older ones are known. */
  unknown: number;
}

/** A stretch of time, in epoch milliseconds. */
export interface TimeRange {
  fromMs: number;
  toMs: number;
}

/** Bars that end nearer to the next one than this share would touch it. */
const LEAST_SHARE = 0.008;
const MOST_ROWS = 4;

/** Places the runs of all stages that have any on lines over the same range. */
export function runLanes(
  stages: readonly Stage[],
  range: TimeRange,
): RunLane[] {
  return stages.flatMap(stage =>
    stage.runs ? [laneOf(stage, stage.runs, range)] : [],
  );
}

function laneOf(
  stage: Stage,
  runs: readonly Run[],
  { fromMs, toMs }: TimeRange,
): RunLane {
  const span = Math.max(1, toMs - fromMs);
  const known = runs
    .map(run => ({ run, ...spanOf(run, toMs) }))
    .filter(({ start }) => !Number.isNaN(start))
    .sort((a, b) => a.start - b.start);
  const rows: number[] = [];
  const bars = known
    .filter(({ end }) => end >= fromMs)
    .map(({ run, start, end }): RunBar => {
      const from = (Math.max(start, fromMs) - fromMs) / span;
      const to = (end - fromMs) / span;
      const row = freeRow(rows, from);
      rows[row] = Math.max(to, from + LEAST_SHARE);
      return {
        run,
        start: from,
        width: to - from,
        row,
        cut: start < fromMs,
      };
    });
  const oldest = known[0]?.start ?? fromMs;
  return {
    stage,
    bars,
    rows: Math.max(1, rows.length),
    last: known[known.length - 1]?.run,
    unknown: Math.min(1, Math.max(0, oldest - fromMs) / span),
  };
}

/** From when to when a run is drawn; a clock ahead of ours does not leave the range. */
function spanOf(run: Run, now: number): { start: number; end: number } {
  const start = Math.min(Date.parse(run.startedAt), now);
  if (run.state === 'running') {
    return { start, end: now };
  }
  const ended = run.endedAt
    ? Date.parse(run.endedAt)
    : start + (run.durationSeconds ?? 0) * 1_000;
  return { start, end: Math.min(Math.max(start, ended || start), now) };
}

/** The first row that is free again, or the one that is free first. */
function freeRow(ends: readonly number[], from: number): number {
  const free = ends.findIndex(end => end <= from);
  if (free >= 0) {
    return free;
  }
  return ends.length < MOST_ROWS
    ? ends.length
    : ends.indexOf(Math.min(...ends));
}

/** Runs with their stage: what failed first, then the newest. */
export function runsToRead(
  lanes: readonly RunLane[],
): { stage: Stage; run: Run }[] {
  const urgency = (run: Run) => (run.state === 'failed' ? 0 : 1);
  return lanes
    .flatMap(({ stage, bars }) => bars.map(({ run }) => ({ stage, run })))
    .sort(
      (a, b) =>
        urgency(a.run) - urgency(b.run) ||
        Date.parse(b.run.startedAt) - Date.parse(a.run.startedAt),
    );
}

/** Names a run among those of all stages. */
export function runKey(stage: Stage, run: Run): string {
  return `${stage.arn} ${run.id}`;
}
