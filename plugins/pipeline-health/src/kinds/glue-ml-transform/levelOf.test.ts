import { levelOf } from './levelOf';

const lines = { breach: 'below', warning: 0.9, critical: 0.8 } as const;

describe('levelOf', () => {
  it.each([
    [0.95, 'healthy'],
    [0.9, 'healthy'],
    [0.899, 'warning'],
    [0.8, 'warning'],
    [0.79, 'critical'],
  ])('finds %d %s', (value, level) => {
    expect(levelOf(value, lines)).toBe(level);
  });

  it('has no opinion without lines', () => {
    expect(levelOf(0.1, undefined)).toBe(undefined);
    expect(levelOf(0.1, { breach: 'below' })).toBe(undefined);
  });

  it('needs one line only', () => {
    expect(levelOf(0.85, { breach: 'below', critical: 0.8 })).toBe('healthy');
    expect(levelOf(0.85, { breach: 'below', warning: 0.9 })).toBe('warning');
  });
});
