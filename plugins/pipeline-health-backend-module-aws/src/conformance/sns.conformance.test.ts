import {
  CreateTopicCommand,
  SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { createSource } from '../__testUtils__/simulatedAws';
import { notificationOf } from '../aws/sns/__testUtils__/notificationOf';
import { withoutMoto } from './__testUtils__/compareEmulators';

const motoUrl = process.env.MOTO_URL;

function passesOnWhatAnOwnerIsTold(url: string) {
  const before = process.env.AWS_ENDPOINT_URL;
  const settings = {
    region: 'eu-central-1',
    endpoint: url,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const sns = new SNSClient(settings);
  const sqs = new SQSClient(settings);
  beforeAll(() => {
    process.env.AWS_ENDPOINT_URL = url;
  });
  afterAll(() => {
    if (before === undefined) {
      delete process.env.AWS_ENDPOINT_URL;
    } else {
      process.env.AWS_ENDPOINT_URL = before;
    }
    sns.destroy();
    sqs.destroy();
  });

  it('passes on what that owner is told', async () => {
    const name = `told-${Date.now().toString(36)}`;
    const { TopicArn = '' } = await sns.send(
      new CreateTopicCommand({ Name: name }),
    );
    const { QueueUrl } = await sqs.send(
      new CreateQueueCommand({ QueueName: name }),
    );
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl,
        AttributeNames: ['QueueArn'],
      }),
    );
    await sns.send(
      new SubscribeCommand({
        TopicArn,
        Protocol: 'sqs',
        Endpoint: Attributes?.QueueArn,
        Attributes: {
          FilterPolicy: JSON.stringify({ owner: ['group:default/shop'] }),
          RawMessageDelivery: 'true',
        },
      }),
    );
    const source = createSource({ notify: { topics: [TopicArn] } });
    const [channel] = source.channels;
    await channel.tell(notificationOf('group:default/finance'));
    await channel.tell(notificationOf('group:default/shop'));

    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: 1,
      }),
    );
    expect(Messages.map(({ Body = '' }) => JSON.parse(Body))).toEqual([
      notificationOf('group:default/shop'),
    ]);
    await source.close();
  });
}

describe('A topic with a queue that subscribed to one owner', () => {
  if (motoUrl) {
    passesOnWhatAnOwnerIsTold(motoUrl);
  } else {
    withoutMoto('SNS');
  }
});
