import { sayProblem } from '../../../aws/clients';
import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { loadSamples } from './loadMetrics';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-03-02T12:30:00Z');

const load = (hoursAgo: number, state: Run['state']): Run => ({
  id: String(hoursAgo),
  state,
  startedAt: new Date(NOW - hoursAgo * HOUR).toISOString(),
  figures: { table: 'orders' },
});

const told = (...loads: Run[]) => ({
  answer: { loads, tables: [], askedAt: NOW },
});

describe('loadSamples', () => {
  it('counts failed loads when the warehouse was asked, and at the full hours before', () => {
    const { samples, past } = loadSamples(
      told(load(1, 'failed'), load(2, 'failed'), load(3, 'succeeded')),
    );
    expect(samples).toEqual({ failedLoadsInARow: { at: NOW, value: 2 } });
    expect(past?.failedLoadsInARow).toHaveLength(7 * 24);
    expect(past?.failedLoadsInARow.slice(-3)).toEqual([
      { at: NOW - 2.5 * HOUR, value: 0 },
      { at: NOW - 1.5 * HOUR, value: 1 },
      { at: NOW - 0.5 * HOUR, value: 2 },
    ]);
  });

  it('says nothing of hours in which not all loads are known', () => {
    expect(
      loadSamples({
        ...told(load(1, 'failed')),
        incomplete: sayProblem('problem.list-goes-on', { count: 100 }),
      }),
    ).toEqual({ samples: { failedLoadsInARow: { at: NOW, value: 1 } } });
  });

  it('says nothing while the warehouse was not asked, or does not answer', () => {
    const none = { samples: {} };
    expect(loadSamples(undefined)).toEqual(none);
    const problem = { code: 'access-denied' as const, message: 'no' };
    expect(loadSamples({ problem })).toEqual(none);
  });
});
