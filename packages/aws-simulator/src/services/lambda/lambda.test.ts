import {
  CreateEventSourceMappingCommand,
  CreateFunctionCommand,
  DeleteFunctionCommand,
  GetFunctionConcurrencyCommand,
  GetFunctionConfigurationCommand,
  GetFunctionEventInvokeConfigCommand,
  LambdaClient,
  ListEventSourceMappingsCommand,
  PutFunctionConcurrencyCommand,
  ResourceConflictException,
  ResourceNotFoundException,
  TooManyRequestsException,
} from '@aws-sdk/client-lambda';
import { Simulator } from '../../server';
import {
  startTestSimulator,
  testContext as context,
  TestSimulator,
} from '../../testSimulator';

const minute = 60_000;
const at = 'eu-central-1:123456789012';

describe('the simulated Lambda', () => {
  let aws: TestSimulator;
  let simulator: Simulator;
  let lambda: LambdaClient;

  async function start(scenario?: string, scenarioText?: string) {
    aws = await startTestSimulator({ scenario, scenarioText });
    ({ simulator } = aws);
    lambda = new LambdaClient(aws.configuration);
  }

  const metric = (name: string, stat: string, of = 'plays') =>
    aws.values({
      namespace: 'AWS/Lambda',
      metric: name,
      statistic: stat,
      dimensions: { FunctionName: of },
    });
  const sum = (values: number[]) => values.reduce((all, one) => all + one, 0);

  afterEach(async () => {
    lambda.destroy();
    await aws.stop();
  });

  it('creates, describes and deletes functions', async () => {
    await start();
    await lambda.send(
      new CreateFunctionCommand({
        FunctionName: 'plays',
        Role: 'arn:aws:iam::123456789012:role/plays',
        Code: { ZipFile: Buffer.from('none') },
        Runtime: 'nodejs22.x',
        Timeout: 60,
      }),
    );
    const answer = await lambda.send(
      new GetFunctionConfigurationCommand({ FunctionName: 'plays' }),
    );
    expect(answer).toMatchObject({
      FunctionArn: `arn:aws:lambda:${at}:function:plays`,
      Runtime: 'nodejs22.x',
      Timeout: 60,
      MemorySize: 128,
      State: 'Active',
      LastModified: '2026-03-02T10:00:00.000+0000',
    });
    await expect(
      lambda.send(
        new CreateFunctionCommand({
          FunctionName: 'plays',
          Role: 'arn:aws:iam::123456789012:role/plays',
          Code: {},
        }),
      ),
    ).rejects.toThrow(ResourceConflictException);
    await lambda.send(new DeleteFunctionCommand({ FunctionName: 'plays' }));
    await expect(
      lambda.send(
        new GetFunctionConfigurationCommand({ FunctionName: 'plays' }),
      ),
    ).rejects.toThrow(ResourceNotFoundException);
  });

  it('lists event source mappings by function and by source, page by page', async () => {
    await start();
    for (const name of ['plays', 'skips']) {
      simulator.lambda.createFunction(
        {
          name,
          reads: [{ queue: `${name}-queue` }, { stream: 'events', batch: 50 }],
        },
        context,
      );
    }
    const list = async (input: object) =>
      (await lambda.send(new ListEventSourceMappingsCommand(input)))
        .EventSourceMappings ?? [];
    expect(await list({})).toHaveLength(4);
    const [queue] = await list({
      EventSourceArn: `arn:aws:sqs:${at}:plays-queue`,
    });
    expect(queue).toMatchObject({
      FunctionArn: `arn:aws:lambda:${at}:function:plays`,
      BatchSize: 10,
      State: 'Enabled',
    });
    const [, stream] = await list({
      FunctionName: `arn:aws:lambda:${at}:function:skips`,
    });
    expect(stream).toMatchObject({
      EventSourceArn: `arn:aws:kinesis:${at}:stream/events`,
      MaximumRetryAttempts: -1,
    });
    const first = await lambda.send(
      new ListEventSourceMappingsCommand({ MaxItems: 3 }),
    );
    expect(first.EventSourceMappings).toHaveLength(3);
    expect(await list({ MaxItems: 3, Marker: first.NextMarker })).toHaveLength(
      1,
    );
    const created = await lambda.send(
      new CreateEventSourceMappingCommand({
        FunctionName: 'plays',
        EventSourceArn: `arn:aws:sqs:${at}:more`,
      }),
    );
    expect(created.BatchSize).toBe(10);
    expect(await list({ FunctionName: 'plays' })).toHaveLength(3);
  });

  it('throttles everything at a reserved concurrency of 0', async () => {
    await start();
    simulator.lambda.createFunction(
      { name: 'plays', calls: { rate: '2/s' } },
      context,
    );
    await lambda.send(
      new PutFunctionConcurrencyCommand({
        FunctionName: 'plays',
        ReservedConcurrentExecutions: 0,
      }),
    );
    expect(
      await lambda.send(
        new GetFunctionConcurrencyCommand({ FunctionName: 'plays' }),
      ),
    ).toMatchObject({ ReservedConcurrentExecutions: 0 });
    simulator.clock.advance(70 * minute);
    expect(await metric('Invocations', 'Sum')).toEqual([]);
    expect(sum(await metric('Throttles', 'Sum'))).toBeGreaterThan(6_000);
  });

  it('throttles callers by TooManyRequestsException', async () => {
    await start();
    simulator.faults.inject({ kind: 'throttling', service: 'lambda' });
    await expect(
      lambda.send(new ListEventSourceMappingsCommand({})),
    ).rejects.toThrow(TooManyRequestsException);
  });

  it('fails as told, and always when a call takes longer than it may', async () => {
    await start();
    const plays = simulator.lambda.createFunction(
      { name: 'plays', timeout: '10s', calls: { rate: '2/s' }, failures: 0.2 },
      context,
    );
    simulator.clock.advance(70 * minute);
    const calls = sum(await metric('Invocations', 'Sum'));
    expect(sum(await metric('Errors', 'Sum')) / calls).toBeCloseTo(0.2, 1);
    simulator.lambda.change(plays, { duration: 12_000 });
    simulator.clock.advance(70 * minute);
    expect(await metric('Errors', 'Sum')).toEqual(
      await metric('Invocations', 'Sum'),
    );
    expect(new Set(await metric('Duration', 'Maximum'))).toEqual(
      new Set([10_000]),
    );
  });

  it('reads a stream in batches, and tells how far it is behind', async () => {
    await start();
    simulator.kinesis.createStream(
      {
        name: 'events',
        producer: { rate: '20/s', noise: 0 },
        consumer: { rate: '15/s' },
      },
      context,
    );
    const plays = simulator.lambda.createFunction(
      { name: 'plays', reads: [{ stream: 'events', batch: 100 }] },
      context,
    );
    simulator.clock.advance(120 * minute);
    expect(new Set(await metric('Invocations', 'Sum'))).toEqual(new Set([9]));
    const ages = await metric('IteratorAge', 'Maximum');
    expect(ages[ages.length - 1]).toBeGreaterThan(20 * minute);
    simulator.lambda.change(plays, { eventSources: 'Disabled' });
    simulator.clock.advance(70 * minute);
    expect(await metric('Invocations', 'Sum')).toEqual([]);
  });

  it('is called by the delivery stream whose transform it is', async () => {
    await start('music-events-healthy');
    const invocations = await metric(
      'Invocations',
      'Sum',
      'music-events-transform',
    );
    expect(invocations).toHaveLength(60);
    expect(Math.min(...invocations)).toBeGreaterThan(5);
    const longest = await metric(
      'Duration',
      'Maximum',
      'music-events-transform',
    );
    expect(Math.max(...longest)).toBeLessThan(1_000);
  });

  it('gives up events that nobody waits for, after three attempts or when they are too old', async () => {
    await start(
      undefined,
      `functions:
        - name: plays
          asynchronous: { maximumAge: 30m, onFailure: 'arn:aws:sqs:${at}:failed' }
          calls: { rate: 10/m, noise: 0 }
          events:
            - { at: -60m, failures: 1, deployed: true }
            - { at: -50m, keeper: down }
            - { at: -40m, failures: 0, reservedConcurrency: 0 }`,
    );
    expect(
      await lambda.send(
        new GetFunctionEventInvokeConfigCommand({ FunctionName: 'plays' }),
      ),
    ).toMatchObject({
      MaximumEventAgeInSeconds: 1800,
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnFailure: { Destination: expect.anything() } },
    });
    const { LastModified } = await lambda.send(
      new GetFunctionConfigurationCommand({ FunctionName: 'plays' }),
    );
    expect(LastModified).toBe('2026-03-02T09:00:00.000+0000');
    expect(sum(await metric('Errors', 'Sum'))).toBeGreaterThan(500);
    // Twenty minutes of failures, and of what waited for half an hour.
    const dropped = sum(await metric('AsyncEventsDropped', 'Sum'));
    expect(dropped).toBeGreaterThan(220);
    expect(dropped).toBeLessThan(280);
    const unkept = sum(await metric('DestinationDeliveryFailures', 'Sum'));
    expect(unkept).toBeLessThan(dropped - 90);
    expect(unkept).toBeGreaterThan(140);
    expect(Math.max(...(await metric('AsyncEventAge', 'Maximum')))).toBe(
      1_800_000,
    );
  });

  it('reads a stream by a reader of its own', async () => {
    await start(
      undefined,
      `streams: [{ name: clicks, producer: { rate: 10/s, noise: 0 }, fanOut: [{ name: live, rate: 5/s }] }]
functions: [{ name: plays, reads: [{ stream: clicks, consumer: live, batch: 100 }] }]`,
    );
    const { EventSourceMappings } = await lambda.send(
      new ListEventSourceMappingsCommand({}),
    );
    expect(EventSourceMappings?.[0].EventSourceArn).toMatch(
      /:stream\/clicks\/consumer\/live:\d+$/,
    );
    expect(await metric('Invocations', 'Sum')).toContain(3);
    expect(
      Math.max(...(await metric('IteratorAge', 'Maximum'))),
    ).toBeGreaterThan(10_000_000);
  });
});
