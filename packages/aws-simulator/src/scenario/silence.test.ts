import { startTestSimulator, TestSimulator } from '../testSimulator';

const dimensions: Record<string, string> = {
  'AWS/Kinesis': 'StreamName',
  'AWS/Firehose': 'DeliveryStreamName',
  'AWS/Lambda': 'FunctionName',
  'AWS/SQS': 'QueueName',
};

describe('readers and producers that went away', () => {
  let aws: TestSimulator;

  beforeAll(async () => {
    aws = await startTestSimulator({ scenario: 'silence' });
  });
  afterAll(() => aws.stop());

  /** What a metric counts between two hours, if it has points at all. */
  const counted = async (
    [namespace, metric, name]: string[],
    from: number,
    until: number,
  ) => {
    const values = await aws.values({
      namespace,
      metric,
      dimensions: { [dimensions[namespace]]: name },
      statistic: 'Sum',
      from: from * 60,
      until: until * 60,
    });
    return values.length
      ? values.reduce((all, one) => all + one, 0)
      : undefined;
  };

  it.each([
    ['AWS/Kinesis', 'IncomingRecords', 'silence-unread'],
    ['AWS/Kinesis', 'IncomingRecords', 'silence-cut-off'],
    ['AWS/SQS', 'NumberOfMessagesSent', 'silence-unreceived'],
  ])('%s %s of %s goes on', async (...metric) => {
    expect(await counted(metric, -90, -31)).toBeGreaterThan(1_000);
    expect(await counted(metric, -29, -1)).toBeGreaterThan(1_000);
  });

  it.each([
    ['AWS/Kinesis', 'GetRecords.Records', 'silence-unwritten'],
    ['AWS/SQS', 'NumberOfMessagesReceived', 'silence-unreceived'],
    ['AWS/SQS', 'NumberOfMessagesSent', 'silence-unsent'],
  ])('%s %s of %s is 0', async (...metric) => {
    expect(await counted(metric, -90, -31)).toBeGreaterThan(1_000);
    expect(await counted(metric, -29, -1)).toBe(0);
  });

  it.each([
    ['AWS/Kinesis', 'GetRecords.Records', 'silence-unread'],
    ['AWS/Kinesis', 'GetRecords.Records', 'silence-cut-off'],
    ['AWS/Kinesis', 'IncomingRecords', 'silence-unwritten'],
    ['AWS/Firehose', 'DataReadFromKinesisStream.Records', 'silence-cut-off'],
    ['AWS/Firehose', 'KinesisMillisBehindLatest', 'silence-cut-off'],
    ['AWS/Firehose', 'DeliveryToS3.Records', 'silence-cut-off'],
    ['AWS/Firehose', 'IncomingRecords', 'silence-unput'],
    ['AWS/Firehose', 'DeliveryToS3.Records', 'silence-unput'],
    ['AWS/Lambda', 'Invocations', 'silence-uncalled'],
  ])('%s %s of %s is silent', async (...metric) => {
    expect(await counted(metric, -90, -31)).toBeGreaterThan(1_000);
    expect(await counted(metric, -29, -1)).toBeUndefined();
  });

  it('tells the age of what a stream has that nobody reads, once somebody does', async () => {
    const stream = aws.simulator.kinesis.find('silence-unread', {
      account: '123456789012',
      region: 'eu-central-1',
    });
    if (!stream) {
      throw new Error('There is no stream');
    }
    aws.simulator.kinesis.change(stream, { consumer: { rate: 1 } });
    aws.advance(300);
    const [age] = await aws.values({
      namespace: 'AWS/Kinesis',
      metric: 'GetRecords.IteratorAgeMilliseconds',
      dimensions: { StreamName: 'silence-unread' },
      statistic: 'Maximum',
      from: -4,
      until: -2,
    });
    expect(age / 3_600_000).toBeCloseTo(24, 0);
  });
});
