import {
  startTestSimulator,
  testNow,
  TestSimulator,
} from '../../testSimulator';

describe('CloudWatch for SDKs of before', () => {
  let aws: TestSimulator;

  beforeEach(async () => {
    aws = await startTestSimulator();
  });
  afterEach(() => aws.stop());

  /** A form comes, as such SDKs send it, and XML goes. */
  const ask = async (form: Record<string, string>) => {
    const response = await fetch(aws.simulator.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
        authorization:
          'AWS4-HMAC-SHA256 Credential=test/20260302/eu-central-1/monitoring/aws4_request, SignedHeaders=host, Signature=none',
      },
      body: new URLSearchParams({ Version: '2010-08-01', ...form }),
    });
    return { status: response.status, text: await response.text() };
  };

  it('lists metrics, reads them, and words errors', async () => {
    const minute = testNow / 60_000 - 10;
    const name = { namespace: 'Mine', name: 'sold', dimensions: [] };
    aws.simulator.cloudwatch
      .series({ account: '123456789012', region: 'eu-central-1' }, name)
      .publish(minute, 42);
    const listed = await ask({ Action: 'ListMetrics', Namespace: 'Mine' });
    expect(listed.status).toBe(200);
    expect(listed.text).toContain('<MetricName>sold</MetricName>');

    const query = 'MetricDataQueries.member.1';
    const read = await ask({
      Action: 'GetMetricData',
      StartTime: new Date(testNow - 3_600_000).toISOString(),
      EndTime: new Date(testNow).toISOString(),
      [`${query}.Id`]: 'q',
      [`${query}.MetricStat.Metric.Namespace`]: 'Mine',
      [`${query}.MetricStat.Metric.MetricName`]: 'sold',
      [`${query}.MetricStat.Period`]: '60',
      [`${query}.MetricStat.Stat`]: 'Sum',
    });
    expect(read.text).toMatch(/<Values><member>42<\/member><\/Values>/);

    aws.simulator.faults.inject({ kind: 'throttling' });
    const throttled = await ask({ Action: 'ListMetrics', Namespace: 'Mine' });
    expect(throttled).toMatchObject({
      status: 400,
      text: expect.stringContaining('<Code>Throttling</Code>'),
    });
  });
});
