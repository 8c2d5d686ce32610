import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { runSeconds } from './runWords';

const now = Date.parse('2026-03-02T12:00:00Z');
const run: Run = {
  id: '1',
  state: 'succeeded',
  startedAt: '2026-03-02T11:00:00Z',
};

describe('runSeconds', () => {
  it.each([
    [{ state: 'running', durationSeconds: 5 } as const, 3_600],
    [{ durationSeconds: 90, endedAt: '2026-03-02T11:30:00Z' }, 90],
    [{ endedAt: '2026-03-02T11:30:00Z' }, 1_800],
    [{}, undefined],
    [{ state: 'running', startedAt: '2026-03-02T12:05:00Z' } as const, 0],
  ])('of a run with %j is %p', (facts, seconds) => {
    expect(runSeconds({ ...run, ...facts }, now)).toBe(seconds);
  });
});
