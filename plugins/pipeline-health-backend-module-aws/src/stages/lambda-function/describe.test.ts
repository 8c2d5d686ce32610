import { sayProblem } from '../../aws/clients';
import {
  ResourceNotFoundException,
  TooManyRequestsException,
} from '@aws-sdk/client-lambda';
import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { FakeAnswers, fakeAccess } from '../../__testUtils__/fakeAccess';
import { describe as describeFunction } from './describe';
import { neighbours } from './readEventSources';
import { lambdaFunction } from '.';
import { ARNS, configuration, mapping, STAGE } from './__testUtils__/functions';

const access = (answers: FakeAnswers = {}) =>
  fakeAccess({
    GetFunctionConfiguration: () => configuration(),
    GetFunctionConcurrency: () => ({}),
    GetFunctionEventInvokeConfig: () => {
      throw new ResourceNotFoundException({
        Type: 'User',
        message: 'The function has no EventInvokeConfig',
        $metadata: {},
      });
    },
    ListEventSourceMappings: () => ({ EventSourceMappings: [] }),
    ...answers,
  });
const denied = () => {
  throw new SourceError('access-denied', 'You may not do that');
};

describe('a Lambda function', () => {
  it('is read with its sources and limits, without its environment', async () => {
    const { inventory, links } = await describeFunction(
      STAGE,
      access({
        GetFunctionConcurrency: () => ({ ReservedConcurrentExecutions: 20 }),
        ListEventSourceMappings: () => ({
          EventSourceMappings: [
            mapping(),
            mapping({ FunctionArn: `${ARNS.function}-of-others` }),
          ],
        }),
      }),
    );
    expect(inventory).toEqual({
      state: 'Active',
      lastUpdate: 'Successful',
      runtime: 'nodejs24.x',
      packageType: 'Zip',
      architectures: ['arm64'],
      timeoutSeconds: 30,
      memoryBytes: 268_435_456,
      role: 'arn:aws:iam::123456789012:role/plays',
      deployedAt: '2026-02-20T09:30:00.000Z',
      deadLetterTarget: ARNS.failures,
      logGroup: '/aws/lambda/plays',
      reservedConcurrency: { answer: 20 },
      asynchronous: {
        answer: { maximumAgeSeconds: 21_600, maximumRetries: 2 },
      },
      eventSources: {
        answer: [
          {
            id: '14e0db71-5d35-4eb5-b481-8945cf9d10c2',
            sourceArn: ARNS.stream,
            state: 'Enabled',
            stateReason: 'User action',
            lastResult: 'OK',
            changedAt: '2026-02-20T09:31:00.000Z',
            batchSize: 100,
            maximumRetries: 5,
            splitsBatches: true,
            reportsFailedItems: false,
            failureDestination: ARNS.failures,
            batchesPerShard: 1,
            countsEvents: false,
            filtersEvents: false,
          },
        ],
      },
    });
    expect(JSON.stringify(inventory)).not.toContain('not-a-secret');
    expect(links).toEqual([
      {
        from: ARNS.stream,
        to: ARNS.function,
        relation: 'event-source',
        note: 'Lambda reads it and calls plays.',
        noteMessage: expect.anything(),
      },
      {
        from: ARNS.function,
        to: ARNS.failures,
        relation: 'failed-batches',
        note: 'Lambda tells here which batches plays could not process.',
        noteMessage: expect.anything(),
      },
      {
        from: ARNS.function,
        to: ARNS.failures,
        relation: 'failed-events',
        note: 'Lambda moves events here that plays could not process.',
        noteMessage: expect.anything(),
      },
    ]);
  });

  it('reads what is half there, or new', async () => {
    const { inventory, links } = await describeFunction(
      STAGE,
      access({
        GetFunctionConfiguration: () => ({
          FunctionName: 'plays',
          State: 'Hibernating',
          LastModified: 'some day',
        }),
        ListEventSourceMappings: () => ({
          EventSourceMappings: [{ FunctionArn: `${ARNS.function}:live` }, {}],
        }),
      }),
    );
    expect(inventory).toMatchObject({
      state: 'Hibernating',
      architectures: [],
      timeoutSeconds: 3,
      reservedConcurrency: { answer: null },
      eventSources: {
        answer: [{ id: '', state: 'UNKNOWN', splitsBatches: false }],
      },
    });
    expect(inventory.deployedAt).toBeUndefined();
    expect(links).toEqual([]);
  });

  it('leads to where Lambda keeps events that nobody waited for', async () => {
    const kept = 'arn:aws:sqs:eu-central-1:123456789012:plays-dropped';
    const { inventory, links } = await describeFunction(
      STAGE,
      access({
        GetFunctionEventInvokeConfig: () => ({
          MaximumEventAgeInSeconds: 3600,
          MaximumRetryAttempts: 0,
          DestinationConfig: { OnFailure: { Destination: kept } },
        }),
      }),
    );
    expect(inventory.asynchronous).toEqual({
      answer: {
        maximumAgeSeconds: 3600,
        maximumRetries: 0,
        failureDestination: kept,
      },
    });
    expect(
      links.map(({ to, relation }) => `${relation} ${to.split(':')[5]}`),
    ).toEqual(['failed-events plays-failed', 'failed-events plays-dropped']);
  });

  it('says what it may not ask', async () => {
    const { inventory, unknownRelations } = await describeFunction(
      STAGE,
      access({
        GetFunctionConcurrency: denied,
        GetFunctionEventInvokeConfig: denied,
        ListEventSourceMappings: denied,
      }),
    );
    expect(inventory).toMatchObject({
      state: 'Active',
      reservedConcurrency: { problem: { code: 'access-denied' } },
      eventSources: { problem: { code: 'access-denied' } },
      asynchronous: { problem: { code: 'access-denied' } },
    });
    expect(unknownRelations).toEqual([
      'event-source',
      'failed-batches',
      'failed-events',
    ]);
  });

  it.each([
    [
      'is deleted',
      new ResourceNotFoundException({
        Type: 'User',
        message: 'gone',
        $metadata: {},
      }),
    ],
    [
      'is asked too often',
      new TooManyRequestsException({ message: 'slow down', $metadata: {} }),
    ],
    ['may not be read', new Error('denied')],
  ])('throws when the function %s', async (_name, error) => {
    const broken = access({
      GetFunctionConfiguration: () => {
        throw error;
      },
    });
    await expect(describeFunction(STAGE, broken)).rejects.toBe(error);
  });
});

describe('event source mappings', () => {
  const queue = {
    ...STAGE,
    kind: 'sqs-queue',
    name: 'orders',
    arn: ARNS.queue,
  };
  const toQueue = mapping({
    EventSourceArn: ARNS.queue,
    FunctionArn: `${ARNS.function}:live`,
  });

  it('lead from a queue to the functions that read it', async () => {
    const found = await neighbours.find(
      queue,
      access({
        ListEventSourceMappings: () => ({
          EventSourceMappings: [toQueue, mapping(), {}],
        }),
      }),
    );
    expect(found).toEqual([
      {
        from: ARNS.queue,
        to: ARNS.function,
        relation: 'event-source',
        note: 'Lambda reads orders and calls this function.',
        noteMessage: expect.anything(),
      },
    ]);
  });

  it('lead from a stream to those that read it through enhanced fan-out', async () => {
    const fanOut = access({
      ListEventSourceMappings: () => ({
        EventSourceMappings: [
          mapping({
            EventSourceArn: `${ARNS.stream}/consumer/reader:1700000000`,
          }),
        ],
      }),
    });
    const { links } = await describeFunction(STAGE, fanOut);
    const found = await neighbours.find(
      { ...STAGE, kind: 'kinesis-stream', arn: ARNS.stream },
      fanOut,
    );
    for (const [{ from, to }] of [links, found]) {
      expect({ from, to }).toEqual({ from: ARNS.stream, to: ARNS.function });
    }
  });

  it('are read page by page', async () => {
    const asked: object[] = [];
    const found = await neighbours.find(
      queue,
      access({
        ListEventSourceMappings: input => {
          asked.push(input);
          return asked.length === 1
            ? { EventSourceMappings: [mapping()], NextMarker: 'more' }
            : { EventSourceMappings: [toQueue], NextMarker: '' };
        },
      }),
    );
    expect(found).toHaveLength(1);
    expect(asked).toEqual([
      { Marker: undefined, MaxItems: 100 },
      { Marker: 'more', MaxItems: 100 },
    ]);
  });

  it('are not all when even the list of one function does not end', async () => {
    const endless = access({
      ListEventSourceMappings: () => ({
        EventSourceMappings: [mapping()],
        NextMarker: 'the same',
      }),
    });
    const { inventory, unknownRelations, links } = await describeFunction(
      STAGE,
      endless,
    );
    expect(inventory.eventSources).toMatchObject({
      answer: [{ sourceArn: ARNS.stream }, { sourceArn: ARNS.stream }],
      incomplete: sayProblem('problem.list-goes-on', { count: 2 }),
    });
    expect(unknownRelations).toEqual(['event-source', 'failed-batches']);
    expect(links).toHaveLength(3);
    await expect(neighbours.find(queue, endless)).rejects.toThrow(
      'goes on after 2 items',
    );
  });

  it('are asked for one source when the list of all does not end', async () => {
    const found = await neighbours.find(
      queue,
      access({
        ListEventSourceMappings: input =>
          'EventSourceArn' in input
            ? { EventSourceMappings: [toQueue] }
            : { EventSourceMappings: [mapping()], NextMarker: 'the same' },
      }),
    );
    expect(found).toHaveLength(1);
  });
});

describe('identify', () => {
  it('names a function', () => {
    expect(lambdaFunction.identify(parseArn(ARNS.function))).toBe('plays');
    expect(lambdaFunction.identify(parseArn(ARNS.queue))).toBeUndefined();
  });

  it.each([
    `${ARNS.function}:live`,
    `${ARNS.function}:$LATEST`,
    'arn:aws:lambda:eu-central-1:123456789012:layer:plays:1',
    'arn:aws:lambda:eu-central-1:123456789012:event-source-mapping:1',
    'arn:aws:lambda:eu-central-1:123456789012:function:música',
    'arn:aws:lambda:::function:plays',
  ])('refuses %s', arn => {
    expect(() => lambdaFunction.identify(parseArn(arn))).toThrow(/expected/);
  });
});
