import { Run, Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { TimeSpan } from '../../clock/timeSpan';

/** A run as a bar, or several that would lie on each other: beginning and width as shares of the whole range. */
export interface RunBar {
  /** Oldest first; never empty. */
  runs: [Run, ...Run[]];
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

/** Over which time runs are drawn, and how finely. */
export interface RunScale extends TimeSpan {
  /** What runs lasts until now; what is after it is to come. */
  now: number;
  /** The share of the range that the narrowest bar takes. */
  least: number;
}

const MOST_ROWS = 4;

/** Places the runs of all stages that have any on lines over the same range. */
export function runLanes(stages: readonly Stage[], scale: RunScale): RunLane[] {
  return stages.flatMap(stage =>
    stage.runs ? [laneOf(stage, stage.runs, scale)] : [],
  );
}

function laneOf(
  stage: Stage,
  runs: readonly Run[],
  { fromMs, toMs, now, least }: RunScale,
): RunLane {
  const span = Math.max(1, toMs - fromMs);
  const known = runs
    .map(run => ({ run, ...spanOf(run, now) }))
    .filter(({ start }) => !Number.isNaN(start))
    .sort((a, b) => a.start - b.start);
  const rows: number[] = [];
  const bars = known
    .filter(({ end }) => end >= fromMs)
    .map(({ run, start, end }): RunBar => {
      const from = (Math.max(start, fromMs) - fromMs) / span;
      const to = (end - fromMs) / span;
      const row = freeRow(rows, from);
      rows[row] = Math.max(to, rows[row] ?? 0);
      return {
        runs: [run],
        start: from,
        width: to - from,
        row,
        cut: start < fromMs,
      };
    });
  const oldest = known[0]?.start ?? fromMs;
  return {
    stage,
    bars: joined(bars, least),
    rows: Math.max(1, rows.length),
    last: known[known.length - 1]?.run,
    unknown: Math.min(1, Math.max(0, oldest - fromMs) / span),
  };
}

/** Runs too short to be told apart become one bar. */
function joined(bars: readonly RunBar[], least: number): RunBar[] {
  const newest = new Map<number, RunBar>();
  const kept: RunBar[] = [];
  for (const bar of bars) {
    const before = newest.get(bar.row);
    const overlaps =
      before &&
      before.width < least &&
      bar.width < least &&
      bar.start < before.start + least;
    if (overlaps) {
      before.runs.push(...bar.runs);
    } else {
      const own: RunBar = { ...bar, runs: [...bar.runs] };
      newest.set(bar.row, own);
      kept.push(own);
    }
  }
  return kept;
}

/** From when to when a run is drawn; a clock ahead of ours does not lead into what is to come. */
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
  return byUrgency(
    lanes.flatMap(({ stage, bars }) =>
      bars.flatMap(({ runs }) => runs.map(run => ({ stage, run }))),
    ),
  );
}

/** What failed first, then the newest. */
export function byUrgency<T extends { run: Run }>(items: readonly T[]): T[] {
  const urgency = (run: Run) => (run.state === 'failed' ? 0 : 1);
  return [...items].sort(
    (a, b) =>
      urgency(a.run) - urgency(b.run) ||
      Date.parse(b.run.startedAt) - Date.parse(a.run.startedAt),
  );
}

/** Names a run among those of all stages. */
export function runKey(stage: Stage, run: Run): string {
  return `${stage.arn} ${run.id}`;
}

/** Names a bar: by its oldest run, which stays when others join. */
export function barKey(stage: Stage, { runs: [oldest] }: RunBar): string {
  return runKey(stage, oldest);
}
