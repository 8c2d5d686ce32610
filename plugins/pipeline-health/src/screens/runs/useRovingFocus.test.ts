import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { queue } from '../../__testUtils__/fixtures';
import { runLanes, runKey } from './runLanes';
import { neighbour } from './useRovingFocus';

const at = (minutes: number) => new Date(minutes * 60_000).toISOString();

const run = (id: string, from: number): Run => ({
  id,
  state: 'succeeded',
  startedAt: at(from),
  endedAt: at(from + 1),
});

const crawler = queue(0, 'crawler', { runs: [run('b', 50), run('a', 10)] });
const idle = queue(0, 'idle', { runs: [] });
const job = queue(0, 'job', { runs: [run('c', 12), run('d', 60)] });
const lanes = runLanes([crawler, idle, job], {
  fromMs: 0,
  toMs: 100 * 60_000,
  now: 100 * 60_000,
  least: 0.01,
});

const from = (stage: typeof crawler, id: string, pressed: string) =>
  neighbour(lanes, runKey(stage, run(id, 0)), pressed)?.split(' ')[1];

describe('neighbour', () => {
  it.each([
    ['ArrowRight', 'b'],
    ['ArrowLeft', undefined],
    ['End', 'b'],
    ['Home', 'a'],
    ['Enter', undefined],
  ])('leads with %s along the line to %s', (pressed, expected) => {
    expect(from(crawler, 'a', pressed)).toBe(expected);
  });

  it('leads to the nearest run of the next line that has any', () => {
    expect(from(crawler, 'a', 'ArrowDown')).toBe('c');
    expect(from(crawler, 'b', 'ArrowDown')).toBe('d');
    expect(from(job, 'd', 'ArrowUp')).toBe('b');
    expect(from(job, 'd', 'ArrowDown')).toBe(undefined);
  });
});
