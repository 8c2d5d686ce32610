import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ListQueuesCommand,
  ListQueueTagsCommand,
  QueueDoesNotExist,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { createSource, queueStage } from '../__testUtils__/simulatedAws';
import { AwsSource } from '../AwsSource';
import { MOTO_DIFFERENCES } from './differences';
import { Emulator, startOurs, useMoto } from './Emulator';

const REGION = 'eu-central-1';

conformance('our simulator', startOurs, {});

const motoUrl = process.env.MOTO_URL;
if (motoUrl) {
  conformance('moto', () => useMoto(motoUrl), MOTO_DIFFERENCES);
} else {
  describe('SQS as moto has it', () => {
    it('is compared with', () => {
      if (process.env.CI) {
        throw new Error('MOTO_URL is not set: conformance did not run');
      }
      process.stderr.write(
        'Conformance with moto did not run: MOTO_URL is not set. `npm test` installs and starts moto.\n',
      );
    });
  });
}

function conformance(
  name: string,
  start: () => Promise<Emulator>,
  differences: { [test: string]: string },
) {
  describe(`SQS as ${name} has it`, () => {
    const prefix = `conformance-${Date.now().toString(36)}`;
    const before = process.env.AWS_ENDPOINT_URL;
    let emulator: Emulator;
    let client: SQSClient;
    let source: AwsSource;

    beforeAll(async () => {
      emulator = await start();
      process.env.AWS_ENDPOINT_URL = emulator.url;
      source = createSource();
      client = new SQSClient({
        region: REGION,
        endpoint: emulator.url,
        credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
        useQueueUrlAsEndpoint: false,
      });
    });

    afterAll(async () => {
      if (before === undefined) {
        delete process.env.AWS_ENDPOINT_URL;
      } else {
        process.env.AWS_ENDPOINT_URL = before;
      }
      client?.destroy();
      await source?.close();
      await emulator?.stop();
    });

    const behaves = (test: string, body: () => Promise<void>) => {
      const reason = differences[test];
      if (reason === undefined) {
        it(test, body);
      } else {
        it(`differs: ${test} (${reason})`, async () => {
          await expect(body()).rejects.toThrow();
        });
      }
    };

    const stage = (queue: string) => queueStage(`${prefix}-${queue}`);
    const describeQueue = (queue: string) => source.describe(stage(queue));
    const problemOf = async (answer: Promise<unknown>) =>
      SourceError.toProblem(
        await answer.then(
          () => undefined,
          error => error,
        ),
      );

    const create = async (
      queue: string,
      Attributes: { [name: string]: string } = {},
      tags: { [key: string]: string } = {},
    ) => {
      const { QueueUrl } = await client.send(
        new CreateQueueCommand({
          QueueName: `${prefix}-${queue}`,
          Attributes,
          tags,
        }),
      );
      return QueueUrl;
    };

    const send = (QueueUrl: string | undefined, MessageBody: string, fifo = {}) =>
      client.send(new SendMessageCommand({ QueueUrl, MessageBody, ...fifo }));

    const receive = async (
      QueueUrl: string | undefined,
      is: { VisibilityTimeout?: number; MaxNumberOfMessages?: number } = {},
    ) => {
      const { Messages } = await client.send(
        new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 0, ...is }),
      );
      return (Messages ?? []).map(({ Body }) => Body);
    };

    /** Fails to process whatever comes, so many times. */
    const failToProcess = async (
      QueueUrl: string | undefined,
      times: number,
    ) => {
      for (let time = 0; time < times; time++) {
        await receive(QueueUrl, { VisibilityTimeout: 0 });
      }
    };

    const redriveTo = (queue: string, maxReceiveCount: number | string) =>
      JSON.stringify({
        deadLetterTargetArn: stage(queue).arn,
        maxReceiveCount,
      });

    behaves('gives the attributes of a queue', async () => {
      await create('configured', {
        MessageRetentionPeriod: '86400',
        VisibilityTimeout: '45',
        DelaySeconds: '5',
      });
      const { inventory } = await describeQueue('configured');
      expect(inventory).toMatchObject({
        fifo: false,
        retentionSeconds: 86_400,
        visibilityTimeoutSeconds: 45,
        delaySeconds: 5,
        deadLetterSources: [],
      });
      expect(Date.parse(String(inventory.createdAt))).not.toBeNaN();
    });

    behaves('has the defaults of AWS', async () => {
      await create('plain');
      expect((await describeQueue('plain')).inventory).toMatchObject({
        retentionSeconds: 345_600,
        visibilityTimeoutSeconds: 30,
        delaySeconds: 0,
      });
    });

    behaves('gives no attributes when none are named, and strings otherwise', async () => {
      const QueueUrl = await create('unnamed');
      const none = await client.send(
        new GetQueueAttributesCommand({ QueueUrl }),
      );
      expect(none.Attributes ?? {}).toEqual({});
      const all = await client.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
      );
      const attributes = all.Attributes ?? {};
      expect(attributes.ApproximateNumberOfMessages).toBe('0');
      expect(attributes.FifoQueue).toBeUndefined();
    });

    behaves('counts messages that wait and messages in flight', async () => {
      const url = await create('busy');
      for (const body of ['a', 'b', 'c']) {
        await send(url, body);
      }
      expect(await receive(url, { VisibilityTimeout: 600 })).toHaveLength(1);
      const { samples } = await describeQueue('busy');
      expect(samples.messagesVisible.value).toBe(2);
      expect(samples.messagesInFlight.value).toBe(1);
      expect(samples.messagesDelayed.value).toBe(0);
    });

    behaves('counts messages that are delayed', async () => {
      const url = await create('slow', { DelaySeconds: '600' });
      await send(url, 'later');
      const { samples } = await describeQueue('slow');
      expect(samples.messagesVisible.value).toBe(0);
      expect(samples.messagesDelayed.value).toBe(1);
    });

    behaves('moves a message away when it was received too often', async () => {
      await create('failed');
      const url = await create('fails', {
        RedrivePolicy: redriveTo('failed', 3),
      });
      await send(url, 'poison');
      await failToProcess(url, 3);
      // The fourth receive finds nothing: the message goes instead.
      expect(await receive(url)).toEqual([]);
      const source3 = (await describeQueue('fails')).samples;
      expect(source3.messagesVisible.value).toBe(0);
      expect(source3.messagesInFlight.value).toBe(0);
      const { samples } = await describeQueue('failed');
      expect(samples.messagesVisible.value).toBe(1);
    });

    behaves('knows the way to a dead-letter queue and back', async () => {
      await create('dead');
      await create('source-a', { RedrivePolicy: redriveTo('dead', '4') });
      await create('source-b', { RedrivePolicy: redriveTo('dead', 4) });
      const a = await describeQueue('source-a');
      expect(a.inventory).toMatchObject({
        deadLetterQueueArn: stage('dead').arn,
        maxReceiveCount: 4,
      });
      const dead = await describeQueue('dead');
      expect(dead.inventory.deadLetterSources).toEqual([
        stage('source-a').arn,
        stage('source-b').arn,
      ]);
      expect(dead.links).toContainEqual(
        expect.objectContaining({
          from: stage('source-a').arn,
          to: stage('dead').arn,
          relation: 'dead-letter-queue',
        }),
      );
    });

    behaves('keeps the order of a FIFO group and blocks it while one is in flight', async () => {
      const url = await create('ordered.fifo', {
        FifoQueue: 'true',
        ContentBasedDeduplication: 'true',
      });
      const group = { MessageGroupId: 'g' };
      for (const body of ['1', '2', '2', '3']) {
        await send(url, body, group);
      }
      const { inventory, samples } = await describeQueue('ordered.fifo');
      expect(inventory.fifo).toBe(true);
      expect(samples.messagesVisible.value).toBe(3);
      expect(await receive(url, { VisibilityTimeout: 600 })).toEqual(['1']);
      expect(await receive(url)).toEqual([]);
    });

    behaves('says that a queue is not there, or no longer', async () => {
      expect((await problemOf(describeQueue('never'))).code).toBe('not-found');
      const QueueUrl = await create('deleted');
      await client.send(new DeleteQueueCommand({ QueueUrl }));
      expect((await problemOf(describeQueue('deleted'))).code).toBe(
        'not-found',
      );
      await expect(
        client.send(
          new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
        ),
      ).rejects.toBeInstanceOf(QueueDoesNotExist);
    });

    behaves('does not find a queue in another region', async () => {
      await create('here');
      const elsewhere = queueStage(`${prefix}-here`, { region: 'eu-west-1' });
      expect((await problemOf(source.describe(elsewhere))).code).toBe(
        'not-found',
      );
    });

    behaves('says which action is missing when a queue is refused', async () => {
      await create('secret');
      await emulator.deny(`${prefix}-secret`, REGION);
      expect(await problemOf(describeQueue('secret'))).toMatchObject({
        code: 'access-denied',
        missingPermission: 'sqs:GetQueueAttributes',
      });
    });

    behaves('lists queues page by page, and their tags', async () => {
      const urls = [
        await create('list-a', {}, { team: 'orders' }),
        await create('list-b'),
        await create('list-c'),
      ];
      const seen: string[] = [];
      let NextToken: string | undefined;
      do {
        const page = await client.send(
          new ListQueuesCommand({
            QueueNamePrefix: `${prefix}-list-`,
            MaxResults: 2,
            NextToken,
          }),
        );
        seen.push(...(page.QueueUrls ?? []));
        NextToken = page.NextToken;
      } while (NextToken && seen.length < 10);
      expect(seen.map(nameOf).sort()).toEqual(urls.map(nameOf));
      const { Tags } = await client.send(
        new ListQueueTagsCommand({ QueueUrl: urls[0] }),
      );
      expect(Tags).toEqual({ team: 'orders' });
    });

    behaves('answers for a metric without points', async () => {
      await create('silent');
      const { inventory } = await describeQueue('silent');
      const to = Math.floor(Date.now() / 60_000) * 60_000 - 86_400_000;
      const request = {
        id: 3,
        stage: stage('silent'),
        inventory,
        metric: 'oldestMessageAge',
        from: to - 3_600_000,
        to,
      };
      const results = [];
      for await (const batch of source.readSeries(request.stage, [request])) {
        results.push(...batch);
      }
      expect(results).toEqual([{ id: 3, outcome: 'complete', samples: [] }]);
    });
  });
}

function nameOf(url: string | undefined): string | undefined {
  return url?.split('/').pop();
}
