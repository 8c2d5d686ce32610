import { PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { errorTypeRegistries, TagQueueCommand } from '@aws-sdk/client-sqs';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { startTestSimulator } from '../testSimulator';
import { AwsError } from './AwsError';
import { decodeForm } from './decodeForm';
import { describeError } from './errorModel';
import { operation } from './operation';
import { accountOfAccessKey, readCredential } from './readCredential';
import { requireMembers } from './requireMembers';

const assumeRole = operation(AssumeRoleCommand, () => ({}));
const putMetricData = operation(PutMetricDataCommand, () => ({}));
const tagQueue = operation(TagQueueCommand, () => ({}));

describe('decodeForm', () => {
  it('reads numbers, lists and structures by the schema', () => {
    const form = new URLSearchParams(
      'Action=AssumeRole&RoleArn=a&DurationSeconds=900&Tags.member.2.Key=k2&Tags.member.2.Value=v2&Tags.member.1.Key=k1&Tags.member.1.Value=v%20%26',
    );
    expect(decodeForm(assumeRole.input, form)).toEqual({
      RoleArn: 'a',
      DurationSeconds: 900,
      Tags: [
        { Key: 'k1', Value: 'v &' },
        { Key: 'k2', Value: 'v2' },
      ],
    });
  });

  it('reads times and lists of numbers', () => {
    const form = new URLSearchParams(
      'Namespace=N&MetricData.member.1.Timestamp=2026-03-02T10:00:00Z&MetricData.member.1.Values.member.1=1.5',
    );
    expect(decodeForm(putMetricData.input, form)).toEqual({
      Namespace: 'N',
      MetricData: [
        { Timestamp: new Date('2026-03-02T10:00:00Z'), Values: [1.5] },
      ],
    });
  });

  it('reads flat maps', () => {
    const form = new URLSearchParams(
      'QueueUrl=u&Tag.1.Key=a&Tag.1.Value=b&Tag.2.Key=c&Tag.2.Value=d',
    );
    expect(decodeForm(tagQueue.input, form)).toEqual({
      QueueUrl: 'u',
      Tags: { a: 'b', c: 'd' },
    });
  });
});

describe('describeError', () => {
  it('takes status and code from the model of the client', () => {
    expect(
      describeError(new AwsError('QueueDoesNotExist', ''), errorTypeRegistries),
    ).toEqual({
      status: 400,
      code: 'AWS.SimpleQueueService.NonExistentQueue',
      fault: 'Sender',
    });
    expect(
      describeError(new AwsError('RequestThrottled', ''), errorTypeRegistries),
    ).toMatchObject({
      status: 403,
    });
  });

  it('lets the error itself decide when the model does not know it', () => {
    const error = new AwsError('InternalFailure', '', { status: 500 });
    expect(describeError(error, errorTypeRegistries)).toEqual({
      status: 500,
      code: 'InternalFailure',
      fault: 'Receiver',
    });
  });
});

describe('requireMembers', () => {
  it('names what is missing', () => {
    expect(() => requireMembers(assumeRole.input, { RoleArn: 'a' })).toThrow(
      'The request must contain the parameter RoleSessionName.',
    );
    requireMembers(assumeRole.input, { RoleArn: 'a', RoleSessionName: 'b' });
  });
});

describe('credentials', () => {
  it('reads the scope of a signature', () => {
    expect(
      readCredential(
        'AWS4-HMAC-SHA256 Credential=AKIA/20260302/eu-central-1/sqs/aws4_request, SignedHeaders=host, Signature=00',
      ),
    ).toEqual({ accessKeyId: 'AKIA', region: 'eu-central-1', service: 'sqs' });
    expect(readCredential(undefined)).toBeUndefined();
    expect(readCredential('Bearer x')).toBeUndefined();
  });

  it('finds the account in an access key', () => {
    expect(accountOfAccessKey('ASIA210987654321ABCD')).toBe('210987654321');
    expect(accountOfAccessKey('AKIAIOSFODNN7EXAMPLE')).toBe('123456789012');
    expect(accountOfAccessKey('test')).toBe('123456789012');
  });
});

describe('requests nobody can serve', () => {
  const post = async (headers: Record<string, string>, body: string) => {
    const aws = await startTestSimulator();
    const response = await fetch(aws.simulator.url, {
      method: 'POST',
      headers,
      body,
    });
    const result = {
      status: response.status,
      error: response.headers.get('x-amzn-query-error'),
      text: await response.text(),
    };
    await aws.stop();
    return result;
  };

  it('says so', async () => {
    expect(await post({ 'x-amz-target': 'Unheard.Of' }, '{}')).toMatchObject({
      status: 501,
      text: expect.stringContaining('NotSimulated'),
    });
    expect(
      await post({ 'x-amz-target': 'AmazonSQS.AddPermission' }, '{}'),
    ).toMatchObject({
      status: 400,
      text: expect.stringContaining('AddPermission is not simulated'),
    });
  });

  it('refuses bodies it cannot read, and requests without a required parameter', async () => {
    const target = { 'x-amz-target': 'AmazonSQS.CreateQueue' };
    expect(await post(target, '{"QueueName":')).toMatchObject({
      status: 400,
      error: 'SerializationException;Sender',
    });
    expect(await post(target, '{}')).toMatchObject({
      status: 400,
      error: 'MissingParameter;Sender',
    });
  });
});
