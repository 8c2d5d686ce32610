import { parseArn } from './arn';

describe('parseArn', () => {
  it('takes an ARN apart', () => {
    expect(parseArn('arn:aws:sqs:eu-central-1:123456789012:orders')).toEqual({
      arn: 'arn:aws:sqs:eu-central-1:123456789012:orders',
      partition: 'aws',
      service: 'sqs',
      region: 'eu-central-1',
      account: '123456789012',
      resource: 'orders',
    });
  });

  it.each([
    ['arn:aws-cn:sqs:cn-north-1:123456789012:q', 'aws-cn'],
    ['arn:aws-us-gov:sqs:us-gov-west-1:123456789012:q', 'aws-us-gov'],
    ['arn:aws:s3:::raw-events', 'aws'],
  ])('accepts %s', (arn, partition) => {
    expect(parseArn(arn).partition).toBe(partition);
  });

  it.each([
    ['orders', 'is not an ARN; expected arn:partition:service'],
    ['arn:aws:sqs', 'is not an ARN'],
    [
      'arn:azure:sqs:eu-central-1:123456789012:q',
      "partition 'azure'; expected one of aws, aws-cn, aws-us-gov",
    ],
    [
      'arn:aws-cn:sqs:eu-central-1:123456789012:q',
      "region 'eu-central-1', which is not a region of the partition 'aws-cn'",
    ],
    [
      'arn:aws:sqs:cn-north-1:123456789012:q',
      "not a region of the partition 'aws'",
    ],
    ['arn:aws:sqs:europe:123456789012:q', "region 'europe'"],
    [`arn:aws:sqs:eu-${'x'.repeat(300)}-1:123456789012:q`, 'not a region of'],
    ['arn:aws:sqs:eu-central-1:123456789012:q\0', 'is not an ARN'],
    ['arn:aws:sqs:eu-central-1:12345:q', "account '12345'"],
    ['arn:aws:sqs:eu-central-1:123456789012:', 'names no resource'],
  ])('refuses %s', (arn, message) => {
    expect(() => parseArn(arn)).toThrow(message);
  });

  it('keeps its message short when the input is long', () => {
    expect(() => parseArn('x'.repeat(10_000))).toThrow(/^.{1,250}$/);
  });
});
