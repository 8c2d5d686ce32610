import {
  IncidentNotification,
  PostureDigest,
} from '@pipeline-health/plugin-pipeline-health-common';
import { fakeAccess } from '../../__testUtils__/fakeAccess';
import { notificationOf } from './__testUtils__/notificationOf';
import { SnsChannel } from './SnsChannel';

const TOPIC = 'arn:aws:sns:eu-west-1:111111111111:on-call';

const notification = notificationOf('group:default/shop');

const digest: PostureDigest = {
  version: 1,
  recipient: 'group:default/shop',
  at: '2026-03-09T08:00:00.000Z',
  score: 82,
  appeared: { count: 0, first: [] },
  followed: { count: 1, first: [] },
  open: { count: 0, first: [] },
};

async function published(
  topic: string,
  told: IncidentNotification | PostureDigest = notification,
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
    Subject: 'Pipeline Health: is critical: Orders',
    Message: JSON.stringify(notification),
    MessageAttributes: {
      about: { DataType: 'String', StringValue: 'critical' },
      owner: { DataType: 'String', StringValue: 'group:default/shop' },
      worst: { DataType: 'String', StringValue: 'critical' },
    },
  });
});

it('makes a subject of any title that SNS takes', async () => {
  const [pipeline] = notification.incident.pipelines;
  const { input } = await published(TOPIC, {
    ...notification,
    incident: {
      ...notification.incident,
      pipelines: [
        { ...pipeline, title: `Größe\n\0\u{1F525}${'x'.repeat(300)}` },
        pipeline,
      ],
    },
  });
  expect(input).toMatchObject({
    Subject: expect.stringMatching(/^[ -~]{1,99}$/),
  });
});

it('publishes posture so that a subscription can leave it out', async () => {
  const { input } = await published(TOPIC, digest);
  expect(input).toEqual({
    TopicArn: TOPIC,
    Subject: 'Pipeline Health: 82 of 100 points of posture: group:default/shop',
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
