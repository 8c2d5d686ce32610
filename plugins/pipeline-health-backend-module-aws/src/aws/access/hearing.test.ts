import { AlarmAction } from '../cloudwatch';
import { fakeAccess, FakeAnswers } from '../../__testUtils__/fakeAccess';
import { hearingOf } from './hearing';

const TOPIC = 'arn:aws:sns:eu-central-1:123456789012:pager';

const confirmed = (Protocol: string) => ({
  Protocol,
  SubscriptionArn: `${TOPIC}:1`,
});
const pending = { Protocol: 'email', SubscriptionArn: 'PendingConfirmation' };

interface Told {
  subscriptions?: object[];
  muted?: string[];
}

function hear(
  actions: Partial<AlarmAction>[],
  { subscriptions = [confirmed('email')], muted = [] }: Told = {},
  answers: FakeAnswers = {},
) {
  const access = fakeAccess({
    ListAlarmMuteRules: () => ({
      AlarmMuteRuleSummaries: muted.length
        ? [
            {
              AlarmMuteRuleArn:
                'arn:aws:cloudwatch:eu-central-1:123456789012:alarm-mute-rule:night',
            },
          ]
        : [],
    }),
    GetAlarmMuteRule: () => ({ MuteTargets: { AlarmNames: muted } }),
    ListSubscriptionsByTopic: () => ({ Subscriptions: subscriptions }),
    ...answers,
  });
  return hearingOf(
    {
      name: 'depth',
      metrics: [],
      state: 'OK',
      reachesSomebody: true,
      actions: actions.map(action => ({
        action: TOPIC,
        by: 'depth',
        isEnabled: true,
        ...action,
      })),
    },
    access,
  );
}

const refuse = () => {
  throw Object.assign(new Error('not authorized'), {
    name: 'AccessDeniedException',
    $metadata: { httpStatusCode: 403 },
  });
};

describe('hearingOf', () => {
  it('follows a topic to its confirmed subscriptions', async () => {
    expect(
      await hear([{}], { subscriptions: [pending, confirmed('https')] }),
    ).toEqual({
      heard: 'somebody',
      to: ['topic pager (https)'],
      silences: [],
    });
  });

  it.each([
    ['it has no action', [], {}, 'no-action'],
    ['its actions are switched off', [{ isEnabled: false }], {}, 'disabled'],
    ['another alarm holds it back', [{ suppressedBy: 'x' }], {}, 'suppressed'],
    ['a rule mutes it', [{}], { muted: ['depth'] }, 'muted'],
    ['nobody subscribes', [{}], { subscriptions: [] }, 'no-subscription'],
    ['nobody confirmed', [{}], { subscriptions: [pending] }, 'unconfirmed'],
    [
      'it only starts machines',
      [{ action: 'arn:aws:automate:eu-central-1:ec2:reboot' }],
      {},
      'no-person',
    ],
  ] as [string, Partial<AlarmAction>[], Told, string][])(
    'reaches nobody when %s',
    async (_, actions, told, code) => {
      expect(await hear(actions, told)).toMatchObject({
        heard: 'nobody',
        to: [],
        silences: [{ code }],
      });
    },
  );

  it('reaches somebody as soon as one of its ways does', async () => {
    expect(
      await hear([{ isEnabled: false }, { by: 'composite' }]),
    ).toMatchObject({ heard: 'somebody', silences: [{ code: 'disabled' }] });
  });

  it('does not take a refused question for nobody', async () => {
    expect(
      await hear([{}], {}, { ListSubscriptionsByTopic: refuse }),
    ).toMatchObject({
      heard: 'unknown',
      silences: [{ code: 'could-not-ask' }],
    });
  });

  it('says that it may be muted when that could not be asked', async () => {
    expect(await hear([{}], {}, { ListAlarmMuteRules: refuse })).toMatchObject({
      heard: 'somebody',
      silences: [{ code: 'mutes-not-asked' }],
    });
  });
});
