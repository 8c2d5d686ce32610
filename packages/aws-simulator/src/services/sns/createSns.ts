import {
  CreateTopicCommand,
  errorTypeRegistries,
  ListSubscriptionsByTopicCommand,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import { z } from 'zod';
import { AwsError } from '../../wire/AwsError';
import { awsQueryProtocol } from '../../wire/awsQueryProtocol';
import { operation } from '../../wire/operation';
import { Scope } from '../../wire/wireMessages';
import { Alarms } from '../cloudwatch/Alarms';
import { queryFaultErrors } from '../faultErrors';
import { ScenarioContext, Service } from '../Service';

const subscriptionSchema = z.strictObject({
  protocol: z.string().min(1).default('email'),
  endpoint: z.string().min(1).default('on-call@example.com'),
  confirmed: z.boolean().default(true),
});

const topicSchema = z.strictObject({
  account: z
    .string()
    .regex(/^\d{12}$/, 'expected 12 digits')
    .optional(),
  region: z.string().min(1).optional(),
  name: z.string().min(1),
  subscriptions: z.array(subscriptionSchema).default([]),
});

type Subscription = z.infer<typeof subscriptionSchema>;

/** Of topics that a scenario does not describe, but whose alarms name them. */
const SOMEBODY: Subscription[] = [subscriptionSchema.parse({})];

/** SNS: who subscribes to the topics of alarms. */
export function createSns(alarms: Alarms): Service {
  const topics = new Map<string, Subscription[]>();
  return {
    signingName: 'sns',
    protocols: [
      awsQueryProtocol({
        xmlNamespace: 'http://sns.amazonaws.com/doc/2010-03-31/',
        errorRegistries: errorTypeRegistries,
      }),
    ],
    faultErrors: queryFaultErrors('SNS'),
    sections: [
      {
        key: 'topics',
        schema: z
          .array(topicSchema)
          .transform(items => (context: ScenarioContext) => {
            for (const { name, subscriptions, ...own } of items) {
              const scope = {
                account: own.account ?? context.account,
                region: own.region ?? context.region,
              };
              topics.set(arnOf(scope, name), subscriptions);
            }
          }),
      },
    ],
    operations: [
      operation(CreateTopicCommand, ({ Name: name = '' }, call) => {
        const arn = arnOf(call, name);
        topics.set(arn, topics.get(arn) ?? []);
        return { TopicArn: arn };
      }),

      operation(SubscribeCommand, ({ TopicArn: arn = '', ...input }) => {
        const known = topics.get(arn);
        if (!known) {
          throw noTopic();
        }
        const { Protocol: protocol = '', Endpoint: endpoint = '' } = input;
        // Whoever is not a part of AWS is asked first.
        const confirmed = ['sqs', 'lambda', 'firehose'].includes(protocol);
        known.push({ protocol, endpoint, confirmed });
        return {
          SubscriptionArn: confirmed
            ? subscriptionArn(arn, known.length - 1)
            : 'pending confirmation',
        };
      }),

      operation(ListSubscriptionsByTopicCommand, ({ TopicArn: arn = '' }) => {
        const known =
          topics.get(arn) ?? (isNamed(arn, alarms) ? SOMEBODY : undefined);
        if (!known) {
          throw noTopic();
        }
        return {
          Subscriptions: known.map(({ protocol, endpoint, confirmed }, at) => ({
            TopicArn: arn,
            Protocol: protocol,
            Endpoint: endpoint,
            SubscriptionArn: confirmed
              ? subscriptionArn(arn, at)
              : 'PendingConfirmation',
          })),
        };
      }),
    ],
  };
}

function noTopic(): AwsError {
  return new AwsError('NotFoundException', 'Topic does not exist', {
    queryCode: 'NotFound',
    status: 404,
  });
}

function subscriptionArn(topic: string, at: number): string {
  return `${topic}:00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
}

function arnOf({ account, region }: Scope, name: string): string {
  return `arn:aws:sns:${region}:${account}:${name}`;
}

function isNamed(arn: string, alarms: Alarms): boolean {
  return alarms
    .all()
    .flatMap(({ metric, composite }) => [
      ...metric.values(),
      ...composite.values(),
    ])
    .some(({ AlarmActions }) => AlarmActions?.includes(arn));
}
