import { Health, worstHealth } from './health';

describe('worstHealth', () => {
  it.each<[Health[], Health]>([
    [[], 'healthy'],
    [['healthy', 'warning'], 'warning'],
    [['warning', 'unknown'], 'unknown'],
    [['unknown', 'critical', 'healthy'], 'critical'],
  ])('%j → %s', (healths, worst) => {
    expect(worstHealth(healths)).toBe(worst);
  });
});
