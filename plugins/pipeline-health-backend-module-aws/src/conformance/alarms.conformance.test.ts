import {
  CloudWatchClient,
  PutMetricAlarmCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  CreateTopicCommand,
  SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import { REGION } from '../__testUtils__/simulatedAws';
import { compareEmulators } from './__testUtils__/compareEmulators';
import { SqsLab } from './__testUtils__/SqsLab';

compareEmulators({
  service: 'An alarm on a queue',
  newLab: () => new SqsLab(),
  behaviours: lab => {
    const options = () => ({
      region: REGION,
      endpoint: lab.emulator.url,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    /** A new queue with an alarm that acts on these topics. */
    const alarmOn = async (queue: string, actions: string[]) => {
      await lab.create(queue);
      const { name } = lab.stage(queue);
      const client = new CloudWatchClient(options());
      await client.send(
        new PutMetricAlarmCommand({
          AlarmName: `${name}-age`,
          Namespace: 'AWS/SQS',
          MetricName: 'ApproximateAgeOfOldestMessage',
          Dimensions: [{ Name: 'QueueName', Value: name }],
          Statistic: 'Maximum',
          Period: 60,
          EvaluationPeriods: 1,
          Threshold: 1800,
          ComparisonOperator: 'GreaterThanThreshold',
          AlarmActions: actions,
        }),
      );
      client.destroy();
    };
    const topic = async (name: string, ...queues: string[]) => {
      const client = new SNSClient(options());
      const { TopicArn = '' } = await client.send(
        new CreateTopicCommand({ Name: lab.stage(name).name }),
      );
      for (const queue of queues) {
        await client.send(
          new SubscribeCommand({
            TopicArn,
            Protocol: 'sqs',
            Endpoint: lab.stage(queue).arn,
          }),
        );
      }
      client.destroy();
      return TopicArn;
    };
    const says = (hears: object) => ({
      answer: [
        expect.objectContaining({ hearing: expect.objectContaining(hears) }),
      ],
    });

    return {
      // Alarms are asked for once in a while, so that all must be there before.
      'reaches who subscribes to its topic, and else nobody': async () => {
        await lab.create('subscriber');
        await alarmOn('heard', [await topic('pager', 'subscriber')]);
        await alarmOn('unheard', [await topic('lonely')]);
        await alarmOn('idle', []);
        const alarmsOf = async (queue: string) =>
          (await lab.describe(queue)).inventory.alarms;
        const to = [`topic ${lab.stage('pager').name} (sqs)`];
        expect(await alarmsOf('heard')).toEqual(
          says({ heard: 'somebody', to }),
        );
        expect(await alarmsOf('unheard')).toEqual(
          says({ heard: 'nobody', to: [] }),
        );
        expect(await alarmsOf('idle')).toEqual(says({ heard: 'nobody' }));
      },
    };
  },
});
