import {
  CloudWatchClient,
  errorTypeRegistries,
  GetMetricDataCommand,
  ListMetricsCommand,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { cbor, SmithyRpcV2CborProtocol } from '@smithy/core/cbor';
import {
  startTestSimulator,
  testCredentials,
  testNow,
  testRegion,
  TestSimulator,
} from '../testSimulator';

const operations = '/service/GraniteServiceVersion20100801/operation';

describe('CloudWatch in smithy-rpc-v2-cbor', () => {
  let aws: TestSimulator;
  let cloudwatch: CloudWatchClient;

  beforeEach(async () => {
    aws = await startTestSimulator();
    cloudwatch = new CloudWatchClient({
      endpoint: aws.simulator.url,
      region: testRegion,
      credentials: testCredentials,
      maxAttempts: 1,
      protocol: new SmithyRpcV2CborProtocol({
        defaultNamespace: 'com.amazonaws.cloudwatch',
        errorTypeRegistries,
      }),
    });
  });
  afterEach(async () => {
    cloudwatch.destroy();
    await aws.stop();
  });

  const post = (operation: string, body: Uint8Array) =>
    fetch(`${aws.simulator.url}${operations}/${operation}`, {
      method: 'POST',
      headers: {
        'smithy-protocol': 'rpc-v2-cbor',
        'content-type': 'application/cbor',
      },
      body: Buffer.from(body),
    });

  it('takes values and gives them back, as in JSON', async () => {
    const Timestamp = new Date(testNow - 600_000);
    await cloudwatch.send(
      new PutMetricDataCommand({
        Namespace: 'Orders',
        MetricData: [
          { MetricName: 'Size', Timestamp, Value: 0.25 },
          { MetricName: 'Size', Timestamp, Value: 12 },
        ],
      }),
    );
    const question = new GetMetricDataCommand({
      StartTime: new Date(testNow - 1_200_000),
      EndTime: new Date(testNow),
      MetricDataQueries: [
        {
          Id: 'sum',
          MetricStat: {
            Metric: { Namespace: 'Orders', MetricName: 'Size' },
            Period: 60,
            Stat: 'Sum',
          },
        },
      ],
    });
    const { MetricDataResults } = await cloudwatch.send(question);
    expect(MetricDataResults).toEqual([
      {
        Id: 'sum',
        Label: 'Size',
        StatusCode: 'Complete',
        Timestamps: [Timestamp],
        Values: [12.25],
      },
    ]);
    const inJson = await aws.cloudwatch.send(question);
    expect(inJson.MetricDataResults).toEqual(MetricDataResults);
  });

  it('answers an operation without members', async () => {
    const { Metrics } = await cloudwatch.send(new ListMetricsCommand({}));
    expect(Metrics).toEqual([]);
    const bare = await post('ListMetrics', new Uint8Array());
    expect(bare.status).toBe(200);
    expect(bare.headers.get('smithy-protocol')).toBe('rpc-v2-cbor');
  });

  it('refuses with the error of the model and its former code', async () => {
    const backwards = new GetMetricDataCommand({
      StartTime: new Date(testNow),
      EndTime: new Date(testNow - 60_000),
      MetricDataQueries: [],
    });
    const inJson = await aws.cloudwatch.send(backwards).catch(error => error);
    await expect(cloudwatch.send(backwards)).rejects.toMatchObject({
      name: inJson.name,
      message: inJson.message,
      $metadata: { httpStatusCode: 400 },
    });
    expect(inJson.name).toContain('Validation');
    aws.simulator.faults.inject({
      kind: 'throttling',
      service: 'monitoring',
      times: 1,
    });
    await expect(
      cloudwatch.send(new ListMetricsCommand({})),
    ).rejects.toMatchObject({ name: expect.stringMatching(/Throttl/) });
  });

  it('refuses what it cannot read and what is not simulated', async () => {
    const torn = await post('ListMetrics', Uint8Array.of(0xbf, 0x61));
    expect(torn.status).toBe(400);
    expect(torn.headers.get('x-amzn-query-error')).toBe(
      'SerializationException;Sender',
    );
    const unknown = await post('GetDashboard', cbor.serialize({}));
    expect(unknown.status).toBe(400);
    expect(
      cbor.deserialize(new Uint8Array(await unknown.arrayBuffer())),
    ).toEqual({
      __type: 'com.amazonaws.cloudwatch#UnknownOperationException',
      message: 'The operation GetDashboard is not simulated',
    });
  });
});
