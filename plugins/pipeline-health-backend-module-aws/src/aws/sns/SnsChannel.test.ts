import {
  IncidentNotification,
  PostureNotification,
} from '@pipeline-health/plugin-pipeline-health-common';
import { fakeAccess } from '../../__testUtils__/fakeAccess';
import { notificationOf } from './__testUtils__/notificationOf';
import { SnsChannel } from './SnsChannel';

const TOPIC = 'arn:aws:sns:eu-west-1:111111111111:on-call';

const notification = notificationOf('group:default/shop');

const digest: PostureNotification = {
  version: 1,
  recipient: 'group:default/shop',
  at: '2026-03-09T08:00:00.000Z',
  language: 'en',
  headline: 'How your pipelines are set up: 82 of 100 points',
  score: 82,
  appeared: { count: 0, first: [] },
  followed: { count: 1, first: [] },
  open: { count: 0, first: [] },
};

async function published(
  topic: string,
  told: IncidentNotification | PostureNotification = notification,
) {
  const inputs: object[] = [];
  const shards: object[] = [];
  const channel = new SnsChannel(topic, shard => {
    shards.push(shard);
    return fakeAccess(
      {
        Publish: input => {
          inputs.push(input);
          return { MessageId: '1' };
        },
      },
      { shard },
    );
  });
  await ('incident' in told ? channel.tell(told) : channel.tellDigest(told));
  return { input: inputs[0], shard: shards[0] };
}

it('publishes where the topic is, with what subscriptions filter by', async () => {
  const { input, shard } = await published(TOPIC);
  expect(shard).toEqual({ account: '111111111111', region: 'eu-west-1' });
  expect(input).toEqual({
    TopicArn: TOPIC,
    Subject: 'Pipeline Health: Orders is critical',
    Message: JSON.stringify(notification),
    MessageAttributes: {
      about: { DataType: 'String', StringValue: 'critical' },
      owner: { DataType: 'String', StringValue: 'group:default/shop' },
      worst: { DataType: 'String', StringValue: 'critical' },
    },
  });
});

it('makes a subject of any headline that SNS takes', async () => {
  const { input } = await published(TOPIC, {
    ...notification,
    headline: `주문: 심각\n\0\u2028\u{1F525}${'x'.repeat(300)}`,
  });
  expect(input).toMatchObject({
    Subject: expect.stringMatching(
      /^Pipeline Health: 주문: 심각 {3}\u{1F525}[ -~]{1,80}$/u,
    ),
  });
  expect(String(Object(input).Subject).length).toBeLessThan(100);
});

it('publishes posture so that a subscription can leave it out', async () => {
  const { input } = await published(TOPIC, digest);
  expect(input).toEqual({
    TopicArn: TOPIC,
    Subject:
      'Pipeline Health: How your pipelines are set up: 82 of 100 points: group:default/shop',
    Message: JSON.stringify(digest),
    MessageAttributes: {
      about: { DataType: 'String', StringValue: 'posture' },
      owner: { DataType: 'String', StringValue: 'group:default/shop' },
    },
  });
  const { input: inOrder } = await published(`${TOPIC}.fifo`, digest);
  expect(inOrder).toMatchObject({
    MessageGroupId: expect.stringMatching(/^posture-[0-9a-f]{64}$/),
  });
});

it('keeps the order of an incident on a topic that keeps it, and sends nothing twice', async () => {
  const { input: first } = await published(`${TOPIC}.fifo`);
  const { input: again } = await published(`${TOPIC}.fifo`);
  expect(first).toMatchObject({
    MessageGroupId: '7',
    MessageDeduplicationId: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(again).toEqual(first);
});
