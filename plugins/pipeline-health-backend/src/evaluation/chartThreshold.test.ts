import { fakeKind } from './__testUtils__/facts';
import { chartThreshold } from './chartThreshold';

const inForce = { age: { warning: 60, critical: 120 } };
const lines = { breach: 'above', warning: 60, critical: 120 };

describe('chartThreshold', () => {
  it('is the threshold in force that the kind names', () => {
    expect(chartThreshold(fakeKind(), 'age', {}, inForce)).toEqual(lines);
    expect(chartThreshold(fakeKind(), 'colour', {}, inForce)).toBeUndefined();
    expect(chartThreshold(undefined, 'age', {}, inForce)).toBeUndefined();
  });

  it('is what the kind says of the stage, even that there is none', () => {
    const kind = fakeKind({
      chartLines: ({ inventory, thresholds }) => ({
        age: inventory.judged
          ? { breach: 'above', warning: 10 + (thresholds.age.warning ?? 0) }
          : undefined,
      }),
    });
    expect(chartThreshold(kind, 'age', { judged: true }, inForce)).toEqual({
      breach: 'above',
      warning: 70,
    });
    expect(chartThreshold(kind, 'age', {}, inForce)).toBeUndefined();
  });

  it('leaves other metrics as they are', () => {
    const kind = fakeKind({ chartLines: () => ({ left: undefined }) });
    expect(chartThreshold(kind, 'age', {}, inForce)).toEqual(lines);
  });

  it('stands a kind that throws', () => {
    const kind = fakeKind({
      chartLines: () => {
        throw new Error('no');
      },
    });
    expect(chartThreshold(kind, 'age', {}, inForce)).toEqual(lines);
  });
});
