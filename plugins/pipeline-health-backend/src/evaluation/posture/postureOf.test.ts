import { fakeKind, inventoryCheck, kindsOf } from '../__testUtils__/facts';
import { postureOf } from './postureOf';

const advice = (id: string) => ({
  ...inventoryCheck(id),
  claim: 'posture' as const,
});

const kinds = kindsOf(
  fakeKind({
    checks: [
      advice('lid'),
      advice('label'),
      advice('lock'),
      inventoryCheck('leak'),
    ],
  }),
);
const tank = (arn: string, inventory = { made: 'of steel' }) => ({
  arn,
  kind: 'tank',
  inventory,
});
const found = (id: string, stage = 'a') => ({
  id: `tank/${id}`,
  stage,
  claim: 'posture' as const,
  severity: 'info' as const,
});

describe('postureOf', () => {
  it('is full when no advice is open, whatever else is wrong', () => {
    expect(postureOf([tank('a')], [found('leak')], { kinds })).toEqual({
      score: 100,
      raise: [],
    });
  });

  it('says what would raise it', () => {
    const stages = [tank('a'), tank('b')];
    const posture = postureOf(stages, [found('lid'), found('lock', 'b')], {
      kinds,
    });
    expect(posture?.score).toBe(66);
    expect(posture?.raise).toEqual([
      { stage: 'a', finding: 'tank/lid', points: expect.closeTo(16.67, 1) },
      { stage: 'b', finding: 'tank/lock', points: expect.closeTo(16.67, 1) },
    ]);
  });

  it('says nothing of stages that were never described', () => {
    const blank = { arn: 'a', kind: 'tank', inventory: {} };
    expect(postureOf([blank], [], { kinds })).toBeUndefined();
  });
});
