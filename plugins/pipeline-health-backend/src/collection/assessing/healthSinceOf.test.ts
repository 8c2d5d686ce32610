import { HEALTHS } from '@pipeline-health/plugin-pipeline-health-common';
import { healthSinceOf } from './healthSinceOf';

const unknownSince = (previousHealthSince?: number) => ({
  previousHealthRank: HEALTHS.indexOf('unknown'),
  previousHealthSince,
});

describe('healthSinceOf', () => {
  it('stays while the health does, whatever the reasons', () => {
    expect(healthSinceOf(unknownSince(5), { health: 'unknown' }, 9)).toBe(5);
  });

  it('is now when the health changes, or nobody noted since when it is so', () => {
    expect(healthSinceOf(unknownSince(5), { health: 'critical' }, 9)).toBe(9);
    expect(healthSinceOf(unknownSince(), { health: 'unknown' }, 9)).toBe(9);
  });

  it('is never in the future, whatever a clock once said', () => {
    expect(healthSinceOf(unknownSince(50), { health: 'unknown' }, 9)).toBe(9);
  });
});
