import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import { awsStageKinds } from '../stages/registry';

const REGION = 'eu-central-1';

function placesOf(arn: string, inventory = {}) {
  const parsed = parseArn(arn);
  for (const kind of awsStageKinds) {
    const name = kind.identify(parsed);
    if (name !== undefined) {
      const { account, region } = parsed;
      return kind.places?.(
        { arn, kind: kind.kind, name, account, region: region || REGION },
        inventory,
      );
    }
  }
  return undefined;
}

const arnOf = (service: string, resource: string) =>
  `arn:aws:${service}:${REGION}:123456789012:${resource}`;

describe('where people go on with a stage', () => {
  it('leads to the page of a queue, which has its address in its own', () => {
    const { console: page, command } = placesOf(arnOf('sqs', 'orders')) ?? {};
    expect(page).toBe(
      'https://eu-central-1.console.aws.amazon.com/sqs/v3/home?region=eu-central-1#/queues/https%3A%2F%2Fsqs.eu-central-1.amazonaws.com%2F123456789012%2Forders',
    );
    expect(command).toContain('aws sqs get-queue-attributes');
    expect(command).toContain(
      '--queue-url https://sqs.eu-central-1.amazonaws.com/123456789012/orders',
    );
  });

  it('leads to a log as the console of CloudWatch names it', () => {
    expect(
      placesOf(arnOf('lambda', 'function:clean'), {
        logGroup: '/aws/lambda/clean',
      })?.logs,
    ).toBe(
      'https://eu-central-1.console.aws.amazon.com/cloudwatch/home?region=eu-central-1#logsV2:log-groups/log-group/$252Faws$252Flambda$252Fclean',
    );
  });

  it('leads to no log that is not written', () => {
    const arn = arnOf('firehose', 'deliverystream/plays');
    const withLog = {
      destination: { errorLogging: true, errorLogGroup: '/aws/firehose/plays' },
    };
    expect(placesOf(arn, withLog)?.logs).toContain('plays');
    expect(placesOf(arn, { destination: { errorLogging: false } })).not.toEqual(
      expect.objectContaining({ logs: expect.anything() }),
    );
  });

  it('stays in the partition of the stage', () => {
    const arn = 'arn:aws-cn:kinesis:cn-north-1:123456789012:stream/plays';
    expect(placesOf(arn)?.console).toMatch(
      /^https:\/\/cn-north-1\.console\.amazonaws\.cn\/kinesis/,
    );
  });

  it('quotes what a shell would read as something else', () => {
    expect(placesOf('arn:aws:s3:::plays/it is/')?.command).toContain(
      `--prefix 'it is/'`,
    );
  });

  it.each([
    arnOf('sqs', 'orders'),
    arnOf('kinesis', 'stream/orders'),
    arnOf('firehose', 'deliverystream/orders'),
    arnOf('lambda', 'function:orders'),
    arnOf('es', 'domain/orders'),
    'arn:aws:s3:::orders',
    arnOf('glue', 'crawler/orders'),
    arnOf('glue', 'job/orders'),
    arnOf('glue', 'mlTransform/tfm-1'),
    arnOf('databrew', 'job/orders'),
    arnOf('redshift', 'cluster:orders'),
    arnOf('redshift-serverless', 'workgroup/1-2'),
  ])('has a command for %s that changes nothing', arn => {
    expect(placesOf(arn)?.command).toMatch(
      /^aws [\w-]+ (get|describe|list)-[\w-]+ --region eu-central-1/,
    );
  });
});
