import { StageAlarmHeard } from '@pipeline-health/plugin-pipeline-health-node';
import { createRules } from './rules';
import { whoIsTold } from './whoIsTold';

const queues = {
  kind: 'queue',
  title: 'Queue',
  metrics: [],
  thresholds: {},
  checks: [],
  inventory: {},
  chartThresholds: {},
  identify: () => undefined,
};

const alarm = (
  heard: StageAlarmHeard['heard'],
  rest: Partial<StageAlarmHeard> = {},
): StageAlarmHeard => ({
  name: `${heard}-alarm`,
  heard,
  to: heard === 'somebody' ? ['topic pager (email)'] : [],
  silences: [],
  ...rest,
});

/** Who is told of stages with these alarms; of null they are not known. */
function told(alarms: { [name: string]: StageAlarmHeard[] | null }) {
  const kind = {
    ...queues,
    alarmsOf: ({ name }: { name?: unknown }) =>
      alarms[String(name)] ?? undefined,
  };
  return whoIsTold(
    Object.keys(alarms).map(name => ({
      arn: `arn:${name}`,
      kind: 'queue',
      name,
      inventory: { name },
    })),
    createRules(new Map([['queue', kind]]), new Map()),
  );
}

describe('whoIsTold', () => {
  it('says whom the alarms reach', () => {
    expect(told({ orders: [alarm('somebody')] })).toMatchObject({
      heard: 'somebody',
      text: 'Alarms on orders reach topic pager (email)',
      silent: [],
    });
  });

  it('names the stages of which nobody is told', () => {
    expect(
      told({ orders: [alarm('somebody')], dead: [], other: [alarm('nobody')] }),
    ).toMatchObject({
      text: 'Alarms on orders reach topic pager (email); of dead and other nobody is told',
      silent: ['arn:dead', 'arn:other'],
    });
  });

  it('says nobody when none reaches anybody, and why', () => {
    const silences = [{ code: 'unconfirmed', of: 'pager' }];
    expect(told({ orders: [alarm('nobody', { silences })] })).toMatchObject({
      heard: 'nobody',
      text: 'Nobody: no alarm on orders reaches anybody',
      alarms: [
        {
          stage: 'arn:orders',
          reasons: ['No subscription of the topic pager has been confirmed'],
        },
      ],
    });
  });

  it('does not call unknown nobody', () => {
    expect(told({ orders: [alarm('unknown')], dead: [] })).toMatchObject({
      heard: 'unknown',
    });
    expect(told({ orders: null })).toBeUndefined();
  });
});
