import {
  Finding,
  Health,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Announced, changeOf } from './PipelineChange';

const pipeline = { entityRef: 'component:default/orders', title: 'Orders' };
const finding = (id: string, title = id): Finding => ({
  id,
  stage: 'arn',
  severity: 'critical',
  claim: 'own-fault',
  message: { key: 'tank.leak', values: {} },
  title,
  evidence: {},
  remedy: '',
  since: '2026-03-01T12:00:00.000Z',
});
function change(
  announced: Announced | undefined,
  now: { health: Health; reason?: Finding },
) {
  return changeOf({ ...pipeline, announced }, now);
}

describe('changeOf', () => {
  const burning = { health: 'critical' as const, reason: finding('q/age') };

  it('tells the first health without one before', () => {
    expect(change(undefined, burning)).toEqual({
      ...pipeline,
      ...burning,
      previousHealth: undefined,
    });
  });

  it('tells another health, and another reason', () => {
    expect(change({ health: 'healthy' }, burning)).toMatchObject({
      previousHealth: 'healthy',
      health: 'critical',
    });
    const announced = {
      health: 'critical',
      reason: finding('q/depth'),
    } as const;
    expect(change(announced, burning)).toMatchObject({
      previousHealth: 'critical',
    });
  });

  it('does not tell other numbers of the same', () => {
    expect(
      change(burning, { ...burning, reason: finding('q/age', '2 h') }),
    ).toBeUndefined();
    expect(
      change({ health: 'healthy' }, { health: 'healthy' }),
    ).toBeUndefined();
  });

  it.each(['q/not-yet-read', 'q/metrics-not-yet-read'])(
    'does not tell what nobody knows yet: %s',
    id => {
      const pending = { health: 'unknown' as const, reason: finding(id) };
      expect(change(undefined, pending)).toBeUndefined();
      expect(change({ health: 'healthy' }, pending)).toBeUndefined();
    },
  );
});
