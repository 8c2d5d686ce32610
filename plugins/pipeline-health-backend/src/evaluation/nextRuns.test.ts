import { Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { fakeKind } from './__testUtils__/facts';
import { withNextRuns } from './nextRuns';

const NOW = Date.parse('2026-03-02T12:00:00Z');
const stage: Stage = {
  arn: 'arn:tank',
  kind: 'tank',
  name: 'tank',
  account: '123456789012',
  region: 'eu-central-1',
  origin: 'declared',
  health: 'healthy',
  inventory: { every: 60_000 },
  readings: {},
};
const kind = fakeKind({
  nextRuns: ({ inventory, now }) => [now + Number(inventory.every)],
});

describe('withNextRuns', () => {
  it('tells when the next runs are due, as the kind knows it', () => {
    expect(withNextRuns(stage, kind, NOW).nextRuns).toEqual([
      '2026-03-02T12:01:00.000Z',
    ]);
  });

  it('says nothing where nobody knows', () => {
    expect(withNextRuns(stage, fakeKind(), NOW)).toBe(stage);
    expect(withNextRuns(stage, undefined, NOW)).toBe(stage);
    const idle = fakeKind({ nextRuns: () => [] });
    expect(withNextRuns(stage, idle, NOW)).toBe(stage);
  });

  it('does not ask before the stage is described, and stands a kind that throws', () => {
    const undescribed = { ...stage, inventory: {} };
    expect(withNextRuns(undescribed, kind, NOW)).toBe(undescribed);
    const odd = { ...stage, inventory: { every: 'never' } };
    expect(withNextRuns(odd, kind, NOW)).toBe(odd);
  });
});
