import {
  CloudWatchClient,
  GetAlarmMuteRuleCommand,
  ListAlarmMuteRulesCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  ListSubscriptionsByTopicCommand,
  SNSClient,
} from '@aws-sdk/client-sns';
import { Heard } from '@pipeline-health/plugin-pipeline-health-common';
import { ask, Asked } from '@pipeline-health/plugin-pipeline-health-node';
import { Alarm, AlarmAction } from '../cloudwatch';
import { readPages } from '../paging';
import { AwsAccess } from './AwsAccess';

const KEPT_SECONDS = 15 * 60;
const MAX_PAGES = 10;

/**
 * Who hears an alarm, and why some of those do not who should.
 */
export type Hearing = {
  heard: Heard;
  /** `topic pager (email, https)` */
  to: string[];
  silences: Silence[];
};

/** Why an alarm may reach nobody: by the name of a reason, and what it is about. */
type Silence = { code: string; of: string };

/** What one action of an alarm comes to. */
type Outcome = { to: string } | { silence: Silence; isUnknown?: boolean };

/** Actions that change machines and tell nobody. */
const WITHOUT_PEOPLE = /^arn:[\w-]+:(autoscaling|automate|swf|ec2):/;

/**
 * Follows what an alarm does when it goes off to whoever hears of it: through
 * its topic to confirmed subscriptions, minus actions that are switched off,
 * suppressed or muted now.
 */
export async function hearingOf(
  alarm: Alarm,
  access: AwsAccess,
): Promise<Hearing> {
  const { actions, reachesSomebody } = alarm;
  if (!actions) {
    return {
      heard: reachesSomebody ? 'somebody' : 'nobody',
      to: [],
      silences: [],
    };
  }
  if (!actions.length) {
    return {
      heard: 'nobody',
      to: [],
      silences: [{ code: 'no-action', of: alarm.name }],
    };
  }
  const mutes = await muteRules(access);
  const outcomes = await Promise.all(
    actions.map(action =>
      outcomeOf(action, 'answer' in mutes ? mutes.answer : [], access),
    ),
  );
  const to = outcomes.flatMap(outcome => ('to' in outcome ? outcome.to : []));
  const silent = outcomes.flatMap(outcome =>
    'silence' in outcome ? outcome : [],
  );
  const notAsked: Silence[] =
    'problem' in mutes && to.length
      ? [{ code: 'mutes-not-asked', of: alarm.name }]
      : [];
  return {
    heard: heardBy(to, silent),
    to: [...new Set(to)],
    silences: [...silent.map(({ silence }) => silence), ...notAsked],
  };
}

function heardBy(
  to: readonly string[],
  silent: readonly { isUnknown?: boolean }[],
): Heard {
  if (to.length) {
    return 'somebody';
  }
  return silent.some(({ isUnknown }) => isUnknown) ? 'unknown' : 'nobody';
}

async function outcomeOf(
  { action, by, isEnabled, suppressedBy }: AlarmAction,
  mutes: readonly MuteRule[],
  access: AwsAccess,
): Promise<Outcome> {
  const muted = mutes.find(({ alarms }) => alarms.includes(by));
  if (!isEnabled) {
    return { silence: { code: 'disabled', of: by } };
  }
  if (suppressedBy) {
    return { silence: { code: 'suppressed', of: suppressedBy } };
  }
  if (muted) {
    return { silence: { code: 'muted', of: muted.name } };
  }
  if (WITHOUT_PEOPLE.test(action)) {
    return { silence: { code: 'no-person', of: action } };
  }
  const topic = /^arn:[\w-]+:sns:[^:]*:[^:]*:([^:]+)$/.exec(action)?.[1];
  return topic
    ? subscribersOf(topic, action, access)
    : { to: action.split(':').slice(2, 3).join() };
}

async function subscribersOf(
  topic: string,
  arn: string,
  access: AwsAccess,
): Promise<Outcome> {
  const asked = await ask(() =>
    access.remember(`subscriptions/${arn}`, KEPT_SECONDS, () =>
      readSubscriptions(arn, access),
    ),
  );
  if ('problem' in asked) {
    const isGone = asked.problem.code === 'not-found';
    return isGone
      ? { silence: { code: 'no-topic', of: topic } }
      : { silence: { code: 'could-not-ask', of: topic }, isUnknown: true };
  }
  const { confirmed, pending } = asked.answer;
  if (confirmed.length) {
    return { to: `topic ${topic} (${[...new Set(confirmed)].join(', ')})` };
  }
  return {
    silence: { code: pending ? 'unconfirmed' : 'no-subscription', of: topic },
  };
}

/** The protocols of the confirmed subscriptions of a topic, and how many wait for a confirmation. */
async function readSubscriptions(
  topic: string,
  access: AwsAccess,
): Promise<{ confirmed: string[]; pending: number }> {
  const { items } = await readPages(MAX_PAGES, async token => {
    const page = await access.client(SNSClient).send(
      new ListSubscriptionsByTopicCommand({
        TopicArn: topic,
        NextToken: token,
      }),
    );
    return { items: page.Subscriptions, nextToken: page.NextToken };
  });
  const confirmed = items.filter(({ SubscriptionArn }) =>
    SubscriptionArn?.startsWith('arn:'),
  );
  return {
    confirmed: confirmed.map(({ Protocol }) => Protocol ?? 'unknown').sort(),
    pending: items.length - confirmed.length,
  };
}

/** A rule that keeps alarms from telling anybody, as of now. */
type MuteRule = { name: string; alarms: string[] };

function muteRules(access: AwsAccess): Promise<Asked<MuteRule[]>> {
  return ask(() =>
    access.remember('alarm-mute-rules', KEPT_SECONDS, async () => {
      const client = access.client(CloudWatchClient);
      const { items } = await readPages(MAX_PAGES, async token => {
        const page = await client.send(
          new ListAlarmMuteRulesCommand({
            Statuses: ['ACTIVE'],
            NextToken: token,
          }),
        );
        return {
          items: page.AlarmMuteRuleSummaries,
          nextToken: page.NextToken,
        };
      });
      return Promise.all(
        items.map(async ({ AlarmMuteRuleArn: arn = '' }) => {
          const name = arn.split(':').slice(6).join(':');
          const { MuteTargets } = await client.send(
            new GetAlarmMuteRuleCommand({ AlarmMuteRuleName: name }),
          );
          return { name, alarms: MuteTargets?.AlarmNames ?? [] };
        }),
      );
    }),
  );
}
