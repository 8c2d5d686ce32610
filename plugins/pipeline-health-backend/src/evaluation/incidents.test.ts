import {
  Finding,
  Health,
  Incident,
} from '@pipeline-health/plugin-pipeline-health-common';
import { iso, MINUTE, NOW } from './__testUtils__/facts';
import { nextIncident } from './incidents';

const opened = iso(NOW - 60 * MINUTE);
const open = (worst: Incident['worst']) => ({
  openedAt: opened,
  worst,
  findingId: 'tank/leak',
});
const assessed = (health: Health, healthSince = NOW - 10 * MINUTE) => ({
  health,
  healthSince,
  findings: [],
  reason:
    health === 'healthy'
      ? undefined
      : ({ id: 'tank/leak', title: 'Leaks', since: iso(NOW) } as Finding),
});
const cause = { reason: 'Leaks', findingId: 'tank/leak' };

describe('nextIncident', () => {
  it.each([
    [undefined, 'healthy', undefined],
    [
      undefined,
      'warning',
      { type: 'open', openedAt: iso(NOW), worst: 'warning', ...cause },
    ],
    [
      undefined,
      'critical',
      { type: 'open', openedAt: iso(NOW), worst: 'critical', ...cause },
    ],
    [
      undefined,
      'unknown',
      { type: 'open', openedAt: iso(NOW), worst: 'unknown', ...cause },
    ],
    [open('warning'), 'warning', undefined],
    [
      open('warning'),
      'critical',
      { type: 'worsen', openedAt: opened, worst: 'critical', ...cause },
    ],
    [
      open('warning'),
      'unknown',
      { type: 'worsen', openedAt: opened, worst: 'unknown', ...cause },
    ],
    [
      open('unknown'),
      'critical',
      { type: 'worsen', openedAt: opened, worst: 'critical', ...cause },
    ],
    [open('critical'), 'unknown', undefined],
    [open('critical'), 'warning', undefined],
    [
      open('critical'),
      'healthy',
      {
        type: 'resolve',
        openedAt: opened,
        resolvedAt: iso(NOW),
        worst: 'critical',
      },
    ],
  ] as const)('%j, now %s', (before, health, expected) => {
    expect(nextIncident(before, assessed(health), NOW)).toEqual(expected);
  });

  it('leads with the cause once it is known', () => {
    const reason = {
      id: 'tank/rust',
      stage: 'b',
      title: 'Rusts',
    } as Finding;
    const leak = { id: 'tank/leak', stage: 'a' } as Finding;
    const next = (...findings: Finding[]) =>
      nextIncident(
        open('critical'),
        { ...assessed('warning'), reason, findings },
        NOW,
      );
    expect(
      next(reason, { ...leak, followsFrom: { id: 'tank/rust', stage: 'b' } }),
    ).toEqual({
      type: 'explain',
      openedAt: opened,
      worst: 'critical',
      reason: 'Rusts',
      findingId: 'tank/rust',
    });
    // Another trouble is no explanation.
    expect(next(reason, leak)).toBeUndefined();
    expect(next(reason)).toBeUndefined();
  });

  it('opens nothing for what is unknown only for a moment', () => {
    const moment = assessed('unknown', NOW - 4 * MINUTE);
    expect(nextIncident(undefined, moment, NOW)).toBeUndefined();
    expect(nextIncident(open('warning'), moment, NOW)).toBeUndefined();
    expect(nextIncident(undefined, moment, NOW + MINUTE)?.type).toBe('open');
  });

  it('does not resolve while a pipeline is unknown', () => {
    const moment = assessed('unknown', NOW);
    expect(nextIncident(open('critical'), moment, NOW)).toBeUndefined();
  });
});
