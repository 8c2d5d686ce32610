import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import { urgencyOf } from './urgency';

const at = (collectedAt: string, secondsToLoss?: number, since?: string) => ({
  collectedAt,
  secondsToLoss,
  reason: since ? ({ since } as Finding) : undefined,
});

describe('urgencyOf', () => {
  it('puts what is lost first first, then what burns longest', () => {
    const inOrder = [
      at('2026-03-01T12:00:00Z', 60),
      at('2026-03-01T12:00:00Z', 3600, '2026-02-01T00:00:00Z'),
      at('2026-03-01T12:00:00Z', 3600, '2026-03-01T00:00:00Z'),
      at('2026-03-01T12:00:00Z', undefined, '2026-02-01T00:00:00Z'),
      at('2026-03-01T12:00:00Z', undefined, '2026-03-01T00:00:00Z'),
    ].map(urgencyOf);
    expect([...inOrder].sort((a, b) => a - b)).toEqual(inOrder);
    expect(new Set(inOrder).size).toBe(inOrder.length);
    expect(inOrder.every(Number.isSafeInteger)).toBe(true);
  });

  it('goes by what is likely, not by what is only feared', () => {
    const feared = { ...at('2026-03-01T12:00:00Z', 0), bestSecondsToLoss: 9e5 };
    expect(urgencyOf(feared)).toBeGreaterThan(
      urgencyOf(at('2026-03-01T12:00:00Z', 3600)),
    );
  });

  it('stays the same while the moment of loss does', () => {
    expect(urgencyOf(at('2026-03-01T12:00:00Z', 3600))).toBe(
      urgencyOf(at('2026-03-01T12:30:00Z', 1800)),
    );
  });
});
