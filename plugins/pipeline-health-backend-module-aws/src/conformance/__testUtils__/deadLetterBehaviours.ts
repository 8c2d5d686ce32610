import { SendMessageCommand } from '@aws-sdk/client-sqs';
import {
  deleteMessage,
  receiveMessages,
  sendCopy,
} from '../../acting/redrive/oneByOne/callMessages';
import {
  listMoveTasks,
  startMove,
} from '../../acting/redrive/phases/callMoveTasks';
import { SqsLab } from './SqsLab';

/** How dead letters come to lie where they do and go back, as far as we rely on it. */
export function deadLetterBehaviours(lab: SqsLab): {
  [behaviour: string]: () => Promise<void>;
} {
  return {
    'moves a message away when it was received too often': async () => {
      await lab.create('failed');
      const url = await lab.create('fails', {
        RedrivePolicy: lab.redriveTo('failed', 3),
      });
      await lab.send(url, 'poison');
      await lab.failToProcess(url, 3);
      // The fourth receive finds nothing: the message goes instead.
      expect(await lab.receive(url)).toEqual([]);
      const left = (await lab.describe('fails')).samples;
      expect(left.messagesVisible.value).toBe(0);
      expect(left.messagesInFlight.value).toBe(0);
      const { samples } = await lab.describe('failed');
      expect(samples.messagesVisible.value).toBe(1);
    },

    'gives a dead letter with all that goes back with it': async () => {
      const dead = await lab.create('set-aside');
      const url = await lab.create('sets-aside', {
        RedrivePolicy: lab.redriveTo('set-aside', 1),
      });
      await lab.client.send(
        new SendMessageCommand({
          QueueUrl: url,
          MessageBody: 'poison',
          MessageAttributes: {
            tenant: { DataType: 'String', StringValue: 'a' },
            digest: { DataType: 'Binary', BinaryValue: new Uint8Array([7]) },
          },
        }),
      );
      await lab.failToProcess(url, 2);
      const access = lab.access;
      const { arn } = lab.stage('set-aside');
      const [letter] = await receiveMessages(access, arn, {
        limit: 10,
        hiddenSeconds: 300,
      });
      expect(letter).toMatchObject({
        body: 'poison',
        attributes: {
          tenant: { type: 'String', text: 'a' },
          digest: { type: 'Binary', binary: new Uint8Array([7]) },
        },
      });
      await sendCopy(access, letter, lab.stage('sets-aside').arn);
      await deleteMessage(access, arn, letter.receipt);
      const { samples } = await lab.describe('set-aside');
      expect([
        samples.messagesVisible.value,
        samples.messagesInFlight.value,
      ]).toEqual([0, 0]);
      expect(await lab.receive(dead)).toEqual([]);
      const [back] = await receiveMessages(
        access,
        lab.stage('sets-aside').arn,
        { limit: 1, hiddenSeconds: 300 },
      );
      expect(back).toMatchObject({
        body: 'poison',
        attributes: letter.attributes,
        receives: 1,
      });
      expect(back.id).not.toBe(letter.id);
    },

    'says which queue set a dead letter aside': async () => {
      await lab.create('told');
      const url = await lab.create('tells', {
        RedrivePolicy: lab.redriveTo('told', 1),
      });
      await lab.send(url, 'poison');
      await lab.failToProcess(url, 2);
      const letters = await receiveMessages(lab.access, lab.stage('told').arn, {
        limit: 1,
        hiddenSeconds: 0,
      });
      expect(letters).toMatchObject([{ source: lab.stage('tells').arn }]);
    },

    'accepts a copy for a FIFO queue only once': async () => {
      const is = { FifoQueue: 'true' };
      await lab.create('once-dead.fifo', is);
      const url = await lab.create('once.fifo', {
        ...is,
        ContentBasedDeduplication: 'true',
        RedrivePolicy: lab.redriveTo('once-dead.fifo', 1),
      });
      await lab.send(url, 'poison', { MessageGroupId: 'g' });
      await lab.failToProcess(url, 2);
      const { arn } = lab.stage('once-dead.fifo');
      const to = lab.stage('once.fifo').arn;
      const options = { limit: 10, hiddenSeconds: 300 };
      const [letter] = await receiveMessages(lab.access, arn, options);
      expect(letter.group).toBe('g');
      await sendCopy(lab.access, letter, to);
      await sendCopy(lab.access, letter, to);
      const { samples } = await lab.describe('once.fifo');
      expect(samples.messagesVisible.value).toBe(1);
    },

    'moves dead letters by itself, and tells how far it is': async () => {
      await lab.create('moved');
      const url = await lab.create('moves', {
        RedrivePolicy: lab.redriveTo('moved', 1),
      });
      await lab.send(url, 'poison');
      await lab.failToProcess(url, 2);
      const { arn } = lab.stage('moved');
      expect(await startMove(lab.access, { queueArn: arn })).toBe('started');
      expect(await listMoveTasks(lab.access, arn)).toMatchObject([
        { toMove: 1, startedAt: expect.any(Number) },
      ]);
    },

    'knows the way to a dead-letter queue and back': async () => {
      await lab.create('dead');
      await lab.create('source-a', {
        RedrivePolicy: lab.redriveTo('dead', '4'),
      });
      await lab.create('source-b', { RedrivePolicy: lab.redriveTo('dead', 4) });
      const a = await lab.describe('source-a');
      expect(a.inventory).toMatchObject({
        deadLetterQueueArn: lab.stage('dead').arn,
        maxReceiveCount: 4,
      });
      const dead = await lab.describe('dead');
      expect(dead.inventory.deadLetterSources).toEqual({
        answer: [lab.stage('source-a').arn, lab.stage('source-b').arn],
      });
      expect(dead.links).toContainEqual(
        expect.objectContaining({
          from: lab.stage('source-a').arn,
          to: lab.stage('dead').arn,
          relation: 'dead-letter-queue',
        }),
      );
    },
  };
}
