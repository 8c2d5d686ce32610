import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { countsOf, pipeline, summaryOf } from '../__testUtils__/fixtures';
import { overviewAsOf } from './overviewAsOf';

const NOW = Date.parse('2026-02-03T14:00:00Z');

const row = (
  name: string,
  health: PipelineSummary['health'],
  minutes: number,
) =>
  summaryOf(
    pipeline(NOW, name, {
      health,
      staleAfter: new Date(NOW + minutes * 60_000).toISOString(),
    }),
  );

const items = [
  row('burning', 'critical', 30),
  row('fine', 'healthy', 10),
  row('well', 'healthy', 20),
];
const answer = {
  items,
  urgent: items,
  totalItems: 5,
  counts: { ...countsOf(items), healthy: 4 },
};

const namesOf = (now: number) =>
  overviewAsOf(answer, now).items.map(({ title, health }) => [title, health]);

describe('a list that nobody renews', () => {
  it('is as it was while its rows may be believed', () => {
    expect(overviewAsOf(answer, NOW)).toEqual(answer);
  });

  it('has a row unknown, in its place and in the counts, when its time has passed', () => {
    const later = NOW + 10 * 60_000;
    expect(namesOf(later)).toEqual([
      ['burning', 'critical'],
      ['fine', 'unknown'],
      ['well', 'healthy'],
    ]);
    expect(overviewAsOf(answer, later).counts).toEqual({
      critical: 1,
      unknown: 1,
      warning: 0,
      healthy: 3,
    });
  });

  it('claims nothing of what is not on the page either, in the end', () => {
    const { counts } = overviewAsOf(answer, NOW + 30 * 60_000);
    expect(counts).toEqual({ critical: 0, unknown: 5, warning: 0, healthy: 0 });
  });

  it('counts what is urgent beside it as well, and once', () => {
    const [burning, fine] = items;
    const narrowed = { ...answer, items: [fine], urgent: [fine, burning] };
    const { counts } = overviewAsOf(narrowed, NOW + 10 * 60_000);
    expect(counts).toEqual({ critical: 1, unknown: 1, warning: 0, healthy: 3 });
  });

  it('keeps its counts when it has no rows', () => {
    const none = { ...answer, items: [], urgent: [] };
    expect(overviewAsOf(none, NOW)).toEqual(none);
  });
});
