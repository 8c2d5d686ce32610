import { parseArn, Run } from '@pipeline-health/plugin-pipeline-health-common';
import { awsStageKinds } from '../stages/registry';

const REGION = 'eu-central-1';

function kindOf(arn: string) {
  const parsed = parseArn(arn);
  for (const kind of awsStageKinds) {
    const name = kind.identify(parsed);
    if (name !== undefined) {
      const { account, region = '' } = parsed;
      const stage = { arn, kind: kind.kind, name, account };
      return { kind, stage: { ...stage, region: region || REGION } };
    }
  }
  throw new Error(`No kind for ${arn}`);
}

function placesOf(arn: string, inventory = {}) {
  const { kind, stage } = kindOf(arn);
  return kind.places?.(stage, inventory);
}

function runPlacesOf(arn: string, run: Partial<Run> = {}, inventory = {}) {
  const { kind, stage } = kindOf(arn);
  return kind.runPlaces?.(stage, inventory, {
    id: 'run-1',
    state: 'failed',
    startedAt: '2026-03-02T14:00:00Z',
    ...run,
  });
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

describe('where people go on with a run', () => {
  it('leads to the run of a Glue job, its errors and the call that shows it', () => {
    expect(
      runPlacesOf(arnOf('glue', 'job/load orders'), { id: 'jr_1' }),
    ).toEqual({
      console:
        'https://eu-central-1.console.aws.amazon.com/gluestudio/home?region=eu-central-1#/job/load%20orders/run/jr_1',
      logs: 'https://eu-central-1.console.aws.amazon.com/cloudwatch/home?region=eu-central-1#logsV2:log-groups/log-group/$252Faws-glue$252Fjobs$252Ferror/log-events/jr_1',
      command: expect.stringMatching(
        /^aws glue get-job-run .*--job-name 'load orders'.*--run-id jr_1/s,
      ),
    });
  });

  it('leads to the log group that a run names itself', () => {
    const figures = { logGroup: '/aws-glue/jobs-secured/' };
    expect(
      runPlacesOf(arnOf('glue', 'job/orders'), { figures })?.logs,
    ).toContain('$252Faws-glue$252Fjobs-secured$252Ferror/');
  });

  it('leads to the stream of a crawl, where it has one', () => {
    const arn = arnOf('glue', 'crawler/orders');
    expect(runPlacesOf(arn)?.logs).toBeUndefined();
    expect(
      runPlacesOf(arn, { figures: { logStream: 'orders-2' } })?.logs,
    ).toMatch(/\$252Faws-glue\$252Fcrawlers\/log-events\/orders-2$/);
    expect(runPlacesOf(arn)?.command).toContain('CRAWL_ID');
  });

  it('leads to the logs of a DataBrew job only where it writes some', () => {
    const arn = arnOf('databrew', 'job/orders');
    expect(runPlacesOf(arn)?.logs).toBeUndefined();
    expect(runPlacesOf(arn, {}, { logs: 'ENABLE' })?.logs).toContain(
      'aws-glue-databrew',
    );
    expect(runPlacesOf(arn)?.command).toMatch(
      /describe-job-run.*--run-id run-1/s,
    );
  });

  it('leads to the task of a transform', () => {
    expect(runPlacesOf(arnOf('glue', 'mlTransform/tfm-1'))?.command).toMatch(
      /get-ml-task-run.*--task-run-id run-1/s,
    );
  });

  it('leads from a run that has no page of its own to the page that lists it', () => {
    const console = (arn: string) => runPlacesOf(arn)?.console;
    expect(console(arnOf('glue', 'crawler/orders'))).toMatch(
      /glue\/home.+#\/v2\/data-catalog\/crawlers\/view\/orders$/,
    );
    expect(console(arnOf('databrew', 'job/orders'))).toMatch(
      /databrew\/home.+#job-details\?job=orders&tab=history$/,
    );
    expect(console(arnOf('redshift', 'cluster:sales'))).toMatch(
      /redshiftv2\/home.+cluster=sales&tab=performance$/,
    );
    expect(
      runPlacesOf(arnOf('redshift', 'cluster:sales'))?.command,
    ).toBeUndefined();
  });
});
