import {
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ListQueuesCommand,
  ListQueueTagsCommand,
  QueueDoesNotExist,
} from '@aws-sdk/client-sqs';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { queueStage } from '../../__testUtils__/simulatedAws';
import { deadLetterBehaviours } from './deadLetterBehaviours';
import { SqsLab } from './SqsLab';

/**
 * How SQS behaves, as far as we rely on it: what is said of each, and its proof.
 */
export function sqsBehaviours(lab: SqsLab): {
  [behaviour: string]: () => Promise<void>;
} {
  return {
    ...deadLetterBehaviours(lab),

    'gives the attributes of a queue': async () => {
      await lab.create('configured', {
        MessageRetentionPeriod: '86400',
        VisibilityTimeout: '45',
        DelaySeconds: '5',
      });
      const { inventory } = await lab.describe('configured');
      expect(inventory).toMatchObject({
        fifo: false,
        retentionSeconds: 86_400,
        visibilityTimeoutSeconds: 45,
        delaySeconds: 5,
        deadLetterSources: { answer: [] },
      });
      expect(Date.parse(String(inventory.createdAt))).not.toBeNaN();
    },

    'keeps messages for longer when it is asked to': async () => {
      await lab.create('kept', { MessageRetentionPeriod: '3600' });
      expect(await lab.act('extend-retention', 'kept')).toMatchObject({
        outcome: 'succeeded',
        after: { retentionSeconds: 1_209_600 },
      });
      expect((await lab.describe('kept')).inventory).toMatchObject({
        retentionSeconds: 1_209_600,
        visibilityTimeoutSeconds: 30,
      });
    },

    'has the defaults of AWS': async () => {
      await lab.create('plain');
      expect((await lab.describe('plain')).inventory).toMatchObject({
        retentionSeconds: 345_600,
        visibilityTimeoutSeconds: 30,
        delaySeconds: 0,
      });
    },

    'gives no attributes when none are named, and strings otherwise':
      async () => {
        const QueueUrl = await lab.create('unnamed');
        const none = await lab.client.send(
          new GetQueueAttributesCommand({ QueueUrl }),
        );
        expect(none.Attributes ?? {}).toEqual({});
        const all = await lab.client.send(
          new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
        );
        const attributes = all.Attributes ?? {};
        expect(attributes.ApproximateNumberOfMessages).toBe('0');
        expect(attributes.FifoQueue).toBeUndefined();
      },

    'counts messages that wait and messages in flight': async () => {
      const url = await lab.create('busy');
      for (const body of ['a', 'b', 'c']) {
        await lab.send(url, body);
      }
      expect(await lab.receive(url, { VisibilityTimeout: 600 })).toHaveLength(
        1,
      );
      const { samples } = await lab.describe('busy');
      expect(samples.messagesVisible.value).toBe(2);
      expect(samples.messagesInFlight.value).toBe(1);
      expect(samples.messagesDelayed.value).toBe(0);
    },

    'counts messages that are delayed': async () => {
      const url = await lab.create('slow', { DelaySeconds: '600' });
      await lab.send(url, 'later');
      const { samples } = await lab.describe('slow');
      expect(samples.messagesVisible.value).toBe(0);
      expect(samples.messagesDelayed.value).toBe(1);
    },

    'keeps the order of a FIFO group and blocks it while one is in flight':
      async () => {
        const url = await lab.create('ordered.fifo', {
          FifoQueue: 'true',
          ContentBasedDeduplication: 'true',
        });
        const group = { MessageGroupId: 'g' };
        for (const body of ['1', '2', '2', '3']) {
          await lab.send(url, body, group);
        }
        const { inventory, samples } = await lab.describe('ordered.fifo');
        expect(inventory.fifo).toBe(true);
        expect(samples.messagesVisible.value).toBe(3);
        expect(await lab.receive(url, { VisibilityTimeout: 600 })).toEqual([
          '1',
        ]);
        expect(await lab.receive(url)).toEqual([]);
      },

    'says that a queue is not there, or no longer': async () => {
      expect((await problemOf(lab.describe('never'))).code).toBe('not-found');
      const QueueUrl = await lab.create('deleted');
      await lab.client.send(new DeleteQueueCommand({ QueueUrl }));
      expect((await problemOf(lab.describe('deleted'))).code).toBe('not-found');
      await expect(
        lab.client.send(
          new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
        ),
      ).rejects.toBeInstanceOf(QueueDoesNotExist);
    },

    'does not find a queue in another region': async () => {
      await lab.create('here');
      const elsewhere = queueStage(lab.stage('here').name, {
        region: 'eu-west-1',
      });
      expect((await problemOf(lab.source.describe(elsewhere))).code).toBe(
        'not-found',
      );
    },

    'says which action is missing when a queue is refused': async () => {
      await lab.create('secret');
      await lab.emulator.deny(lab.stage('secret').name);
      expect(await problemOf(lab.describe('secret'))).toMatchObject({
        code: 'access-denied',
        missingPermission: 'sqs:GetQueueAttributes',
      });
    },

    'lists queues page by page, and their tags': async () => {
      const urls = [
        await lab.create('list-a', {}, { team: 'orders' }),
        await lab.create('list-b'),
        await lab.create('list-c'),
      ];
      const seen: string[] = [];
      let NextToken: string | undefined;
      do {
        const page = await lab.client.send(
          new ListQueuesCommand({
            QueueNamePrefix: lab.stage('list-').name,
            MaxResults: 2,
            NextToken,
          }),
        );
        seen.push(...(page.QueueUrls ?? []));
        NextToken = page.NextToken;
      } while (NextToken && seen.length < 10);
      expect(seen.map(nameOf).sort()).toEqual(urls.map(nameOf));
      const { Tags } = await lab.client.send(
        new ListQueueTagsCommand({ QueueUrl: urls[0] }),
      );
      expect(Tags).toEqual({ team: 'orders' });
    },

    'answers for a metric without points': async () => {
      await lab.create('silent');
      const { inventory } = await lab.describe('silent');
      const to = Math.floor(Date.now() / 60_000) * 60_000 - 86_400_000;
      const request = {
        id: 3,
        stage: lab.stage('silent'),
        inventory,
        metric: 'oldestMessageAge',
        from: to - 3_600_000,
        to,
      };
      const results = [];
      for await (const batch of lab.source.readSeries(request.stage, [
        request,
      ])) {
        results.push(...batch);
      }
      expect(results).toEqual([{ id: 3, outcome: 'complete', samples: [] }]);
    },
  };
}

async function problemOf(answer: Promise<unknown>) {
  return SourceError.toProblem(
    await answer.then(
      () => undefined,
      error => error,
    ),
  );
}

function nameOf(url: string | undefined): string | undefined {
  return url?.split('/').pop();
}
