import { StageAction } from '@pipeline-health/plugin-pipeline-health-node';
import { fakeSource } from '../../__testUtils__/fakeSource';
import { Tank } from '../../acting/__testUtils__/setUpActing';
import { collectionPolicy } from './collectionPolicy';

const stage = (name: string) => ({
  arn: `arn:aws:tank:::${name}`,
  kind: fakeSource.kinds[0].kind,
  name,
  account: '1',
  region: 'r',
});

describe('collectionPolicy', () => {
  const fill: StageAction = {
    ...new Tank().action,
    id: 'fill-up',
    stageKinds: [fakeSource.kinds[0].kind],
    iamActions: ['tank:Open', 'tank:Fill'],
  };
  const source = { ...fakeSource, actions: [fill] };
  const policy = (enabled: string[], stages = [stage('b'), stage('a')]) =>
    collectionPolicy([source], stages, enabled).Statement.slice(1);

  it('holds what the actions need that are switched on', () => {
    expect(policy(['fill-up'])).toEqual([
      {
        Sid: expect.stringMatching(/^ActFillUp[A-Za-z]+$/),
        Effect: 'Allow',
        Action: ['tank:Fill', 'tank:Open'],
        Resource: [stage('a').arn, stage('b').arn],
      },
    ]);
  });

  it('allows what another service has for all of that, which has other ARNs', () => {
    const watch: StageAction = {
      ...fill,
      iamActions: ['tank:Fill', 'bell:Ring'],
    };
    const { Statement } = collectionPolicy(
      [{ ...fakeSource, actions: [watch] }],
      [stage('a')],
      ['fill-up'],
    );
    expect(
      Statement.slice(1).map(({ Action, Resource }) => [Action, Resource]),
    ).toEqual([
      [['tank:Fill'], [stage('a').arn]],
      [['bell:Ring'], ['*']],
    ]);
  });

  it('holds nothing of what is switched off, or has no stage', () => {
    expect(policy(['other'])).toEqual([]);
    expect(policy(['fill-up'], [])).toEqual([]);
  });
});
