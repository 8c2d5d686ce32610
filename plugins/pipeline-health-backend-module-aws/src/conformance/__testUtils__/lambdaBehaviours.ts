import { CreateStreamCommand } from '@aws-sdk/client-kinesis';
import {
  CreateEventSourceMappingCommand,
  CreateEventSourceMappingCommandInput,
  CreateFunctionCommand,
  DeleteFunctionCommand,
  PutFunctionConcurrencyCommand,
} from '@aws-sdk/client-lambda';
import { CreateQueueCommand } from '@aws-sdk/client-sqs';
import { scope } from '../../__testUtils__/simulatedAws';
import { StreamsLab } from './StreamsLab';

/** A ZIP file with nothing in it. */
const EMPTY_ZIP = Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex');

/**
 * How Lambda behaves, as far as we rely on it: what is said of each, and its proof.
 */
export function lambdaBehaviours(lab: StreamsLab): {
  [behaviour: string]: () => Promise<void>;
} {
  const create = async (name: string, more: object = {}) => {
    const role = lab.name('role');
    await createRole(lab, role);
    await lab.opened.lambda.send(
      new CreateFunctionCommand({
        FunctionName: lab.name(name),
        Role: `arn:aws:iam::${scope.account}:role/${role}`,
        Code: { ZipFile: EMPTY_ZIP },
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        ...more,
      }),
    );
  };
  const createQueue = (name: string) =>
    lab.opened.sqs.send(new CreateQueueCommand({ QueueName: lab.name(name) }));
  const connect = (
    name: string,
    sourceArn: string,
    more: Partial<CreateEventSourceMappingCommandInput> = {},
  ) =>
    lab.opened.lambda.send(
      new CreateEventSourceMappingCommand({
        FunctionName: lab.name(name),
        EventSourceArn: sourceArn,
        ...more,
      }),
    );
  const describeFunction = (name: string) =>
    lab.source.describe(lab.function(name));
  const linksOf = async (name: string) =>
    (await describeFunction(name)).links.map(
      ({ from, relation, to }) => `${from} -${relation}-> ${to}`,
    );

  return {
    'gives a function with its limits': async () => {
      await create('printer', { Timeout: 60, MemorySize: 512 });
      const { inventory } = await describeFunction('printer');
      expect(inventory).toMatchObject({
        state: 'Active',
        runtime: 'nodejs22.x',
        timeoutSeconds: 60,
        memoryBytes: 536_870_912,
        reservedConcurrency: { answer: null },
        eventSources: { answer: [] },
      });
      expect(Date.parse(String(inventory.deployedAt))).not.toBeNaN();
    },

    'gives a reserved concurrency': async () => {
      await create('limited');
      await lab.opened.lambda.send(
        new PutFunctionConcurrencyCommand({
          FunctionName: lab.name('limited'),
          ReservedConcurrentExecutions: 7,
        }),
      );
      expect((await describeFunction('limited')).inventory).toMatchObject({
        reservedConcurrency: { answer: 7 },
      });
    },

    'gives the queue of a function, and the function of the queue':
      async () => {
        await create('consumer');
        await createQueue('orders');
        const queue = lab.queue('orders').arn;
        await connect('consumer', queue, { BatchSize: 5 });
        const { arn } = lab.function('consumer');
        const link = `${queue} -event-source-> ${arn}`;
        expect(await lab.linksAnew(lab.function('consumer'))).toEqual([link]);
        expect(await lab.linksAnew(lab.queue('orders'))).toEqual([link]);
      },

    'gives the stream of a function, and the function of the stream':
      async () => {
        await create('reader');
        await lab.opened.kinesis.send(
          new CreateStreamCommand({
            StreamName: lab.name('events'),
            ShardCount: 1,
          }),
        );
        const stream = lab.stream('events').arn;
        await connect('reader', stream, {
          StartingPosition: 'LATEST',
          BatchSize: 100,
        });
        const { arn } = lab.function('reader');
        const link = `${stream} -event-source-> ${arn}`;
        expect(await lab.linksAnew(lab.function('reader'))).toEqual([link]);
        expect(await lab.linksAnew(lab.stream('events'))).toEqual([link]);
      },

    'gives where failed events go': async () => {
      await createQueue('failed');
      const { arn: failed } = lab.queue('failed');
      await create('careful', { DeadLetterConfig: { TargetArn: failed } });
      expect(await linksOf('careful')).toEqual([
        `${lab.function('careful').arn} -failed-events-> ${failed}`,
      ]);
    },

    'says that a function is not there, or no longer': async () => {
      expect((await lab.problemOf(lab.function('never')))?.code).toBe(
        'not-found',
      );
      await create('deleted');
      await lab.opened.lambda.send(
        new DeleteFunctionCommand({ FunctionName: lab.name('deleted') }),
      );
      expect((await lab.problemOf(lab.function('deleted')))?.code).toBe(
        'not-found',
      );
    },

    'does not find a function in another region': async () => {
      await create('here');
      expect(
        (await lab.problemOf(lab.function('here', 'eu-west-1')))?.code,
      ).toBe('not-found');
    },
  };
}

/** moto wants the role to exist; our simulator has no roles and refuses. */
async function createRole(lab: StreamsLab, name: string): Promise<void> {
  await fetch(lab.opened.emulator.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization:
        'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: new URLSearchParams({
      Action: 'CreateRole',
      Version: '2010-05-08',
      RoleName: name,
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'lambda.amazonaws.com' },
            Action: 'sts:AssumeRole',
          },
        ],
      }),
    }).toString(),
  });
}
