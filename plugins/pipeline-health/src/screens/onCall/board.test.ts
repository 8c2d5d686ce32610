import { IncidentState } from '@pipeline-health/plugin-pipeline-health-common';
import { before, pipeline } from '../../__testUtils__/fixtures';
import { boardOf } from './board';

const now = Date.parse('2026-02-03T14:00:00Z');

const burning = (
  name: string,
  secondsToLoss?: number,
  state: IncidentState = 'open',
) =>
  pipeline(now, name, {
    health: 'critical',
    secondsToLoss,
    incident: { id: name, openedAt: before(now, 1), state, worst: 'critical' },
  });

const named = (pipelines: { title: string }[]) =>
  pipelines.map(({ title }) => title);

describe('the board', () => {
  it('begins with the first to lose data, then goes by the time to loss, then has what no clock runs for', () => {
    const { first, rest } = boardOf(
      [
        burning('failing'),
        burning('days', 300_000),
        burning('broken'),
        burning('hours', 9_000),
        burning('soon', 60),
      ],
      now,
    );
    expect(first?.title).toBe('soon');
    expect(named(rest)).toEqual(['hours', 'days', 'failing', 'broken']);
  });

  it('counts the time that has passed since each was read', () => {
    const old = {
      ...burning('old', 4_000),
      collectedAt: before(now, 3_600_000),
    };
    expect(boardOf([burning('new', 1_000), old], now).first?.title).toBe('old');
  });

  it('has no first without a clock', () => {
    const { first, rest } = boardOf([burning('failing')], now);
    expect(first).toBeUndefined();
    expect(named(rest)).toEqual(['failing']);
  });

  it.each(['acknowledged', 'held', 'snoozed', 'maintenance'] as const)(
    'puts what is %s with what is known, however short its time',
    state => {
      const { first, known } = boardOf(
        [burning('known', 60, state), burning('new', 9_000)],
        now,
      );
      expect(first?.title).toBe('new');
      expect(named(known)).toEqual(['known']);
    },
  );

  it('leaves out warnings and healthy pipelines, and never what could not be seen', () => {
    const { first, rest, known, unseen } = boardOf(
      [
        pipeline(now, 'well'),
        pipeline(now, 'warned', { health: 'warning', secondsToLoss: 10 }),
        pipeline(now, 'unseen', { health: 'unknown' }),
      ],
      now,
    );
    expect([first, rest, known]).toEqual([undefined, [], []]);
    expect(named(unseen)).toEqual(['unseen']);
  });
});
