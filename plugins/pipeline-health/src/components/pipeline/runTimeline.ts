import { Run } from '@pipeline-health/plugin-pipeline-health-common';

/** A run as a bar: its beginning and width as shares of the whole time. */
export interface RunBar {
  run: Run;
  start: number;
  width: number;
}

/** Places runs on one line from the first beginning to `now`. */
export function runTimeline(runs: Run[], now: number): RunBar[] {
  const from = Math.min(...runs.map(run => Date.parse(run.startedAt)));
  const span = Math.max(1, now - from);
  return runs.map(run => {
    const start = Date.parse(run.startedAt);
    const end = run.endedAt ? Date.parse(run.endedAt) : now;
    return {
      run,
      start: (start - from) / span,
      width: Math.max(0, end - start) / span,
    };
  });
}
