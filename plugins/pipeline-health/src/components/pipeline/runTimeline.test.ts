import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { runTimeline } from './runTimeline';

const at = (minutes: number) => new Date(minutes * 60_000).toISOString();

describe('runTimeline', () => {
  it('places runs between the first beginning and now', () => {
    const runs: Run[] = [
      { id: 'running', state: 'running', startedAt: at(90) },
      { id: 'done', state: 'succeeded', startedAt: at(0), endedAt: at(25) },
    ];
    expect(
      runTimeline(runs, 100 * 60_000).map(({ run, start, width }) => [
        run.id,
        start,
        width,
      ]),
    ).toEqual([
      ['running', 0.9, 0.1],
      ['done', 0, 0.25],
    ]);
  });
});
