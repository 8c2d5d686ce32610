import { ListQueuesCommand } from '@aws-sdk/client-sqs';
import {
  startTestSimulator,
  testNow,
  testRegion,
  TestSimulator,
} from '../testSimulator';

describe('the control endpoint', () => {
  let aws: TestSimulator;

  beforeEach(async () => {
    aws = await startTestSimulator();
  });
  afterEach(() => aws.stop());

  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${aws.simulator.url}/_simulator${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };

  it('tells and moves the time', async () => {
    expect((await call('GET', '')).body).toEqual({
      now: new Date(testNow).toISOString(),
      speed: 0,
      faults: 0,
    });
    const moved = await call('POST', '/clock', { by: '1h30m' });
    expect(moved.body.now).toBe('2026-03-02T11:30:00.000Z');
    const refused = await call('POST', '/clock', { by: '-5m' });
    expect(refused.status).toBe(400);
    expect(refused.body.error).toContain('by');
  });

  it('injects, lists and heals faults', async () => {
    const listQueues = () => aws.sqs.send(new ListQueuesCommand({}));
    const { status, body } = await call('POST', '/faults', {
      kind: 'throttling',
      service: 'sqs',
    });
    expect(status).toBe(201);
    await expect(listQueues()).rejects.toMatchObject({
      name: 'RequestThrottled',
    });
    expect((await call('GET', '/faults')).body.items).toEqual([
      { id: body.id, kind: 'throttling', service: 'sqs', hits: 1 },
    ]);
    expect((await call('DELETE', `/faults/${body.id}`)).status).toBe(200);
    expect((await call('DELETE', `/faults/${body.id}`)).status).toBe(404);
    await expect(listQueues()).resolves.toBeDefined();
    await call('POST', '/faults', { kind: 'throttling' });
    await call('DELETE', '/faults');
    await expect(listQueues()).resolves.toBeDefined();

    const refused = await call('POST', '/faults', { kind: 'thunder' });
    expect(refused.status).toBe(400);
    expect(refused.body.error).toContain('kind');
  });

  it('changes the traffic of a queue', async () => {
    const queue = aws.simulator.sqs.createQueue({
      name: 'orders',
      region: testRegion,
    });
    await call('POST', '/sqs/flow', { queue: 'orders', messages: 40 });
    expect(queue.counts().visible).toBe(40);
    await call('POST', '/sqs/flow', {
      queue: 'orders',
      consumer: { rate: '1/s' },
    });
    aws.advance(30);
    expect(queue.counts().visible).toBe(10);
    await call('POST', '/sqs/flow', { queue: 'orders', consumer: 'down' });
    aws.advance(30);
    expect(queue.counts().visible).toBe(10);
    const refused = await call('POST', '/sqs/flow', {
      queue: 'nothing',
      messages: 1,
    });
    expect(refused).toEqual({
      status: 400,
      body: {
        error: expect.stringContaining(
          'there is no queue nothing in eu-central-1',
        ),
      },
    });
  });

  it.each([
    ['sqs/flow', 'queue', { consumer: 'down' }],
    ['kinesis/conditions', 'stream', { consumer: 'down' }],
    ['firehose/conditions', 'stream', { source: 'down' }],
    ['lambda/conditions', 'function', { eventSources: 'Disabled' }],
    ['opensearch/conditions', 'domain', { status: 'red' }],
    ['redshift/cluster', 'name', { status: 'paused' }],
    ['redshift/workgroup', 'name', { queries: 0 }],
    ['s3/bucket', 'bucket', { denies: 'reads' }],
  ])(
    'changes by /%s what is there, and only as it can',
    async (path, key, change) => {
      const sections = [
        'queues: [{ name: plays }]',
        'streams: [{ name: plays }]',
        'deliveryStreams: [{ name: plays, destination: { s3: lake } }]',
        'functions: [{ name: plays }]',
        'domains: [{ name: plays }]',
        'clusters: [{ name: plays }]',
        'workgroups: [{ name: plays, id: 7ad7ea7b-3b1c-4f0e-9a3b-0123456789ab }]',
        'buckets: [{ name: plays }]',
      ];
      await aws.stop();
      aws = await startTestSimulator({ scenarioText: sections.join('\n') });
      const post = (body: object) => call('POST', `/${path}`, body);
      expect((await post({ [key]: 'plays', ...change })).status).toBe(200);
      expect(await post({ [key]: 'others', ...change })).toEqual({
        status: 400,
        body: { error: expect.stringMatching(/there is no .* others in eu/) },
      });
      const unknown = await post({ [key]: 'plays', colour: 'blue' });
      expect(unknown.status).toBe(400);
      expect(unknown.body.error).toContain('colour');
    },
  );

  it('answers 404 for anything else', async () => {
    expect((await call('GET', '/nothing')).status).toBe(404);
  });
});
