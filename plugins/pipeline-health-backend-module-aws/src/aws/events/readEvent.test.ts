import { awsStageKinds } from '../../stages/registry';
import { readEvent } from './readEvent';

/** As EventBridge delivers it, with what differs. */
const event = (changes: object = {}) => ({
  version: '0',
  id: 'abcdef00-1234-5678-9abc-def012345678',
  'detail-type': 'Glue Job State Change',
  source: 'aws.glue',
  account: '123456789012',
  time: '2026-03-01T11:59:30Z',
  region: 'eu-central-1',
  resources: [],
  detail: {
    jobName: 'load-orders',
    severity: 'ERROR',
    state: 'FAILED',
    jobRunId: 'jr_1',
    message: 'It failed',
  },
  ...changes,
});

const read = (changes: object = {}) => readEvent(event(changes), awsStageKinds);

const validation = (validationState: string) =>
  event({
    source: 'aws.databrew',
    'detail-type': 'DataBrew Ruleset Validation Result',
    detail: {
      datasetName: 'orders',
      jobName: 'profile-orders',
      jobRunId: 'db_1',
      rulesetName: 'orders-rules',
      validationState,
      validationReportLocation: 's3://reports/db_1_dq-validation-report.json',
    },
  });

const alarm = (metrics: object[]) =>
  event({
    source: 'aws.cloudwatch',
    'detail-type': 'CloudWatch Alarm State Change',
    resources: [
      'arn:aws:cloudwatch:eu-central-1:123456789012:alarm:orders age',
    ],
    detail: {
      alarmName: 'orders age',
      state: { value: 'ALARM' },
      configuration: { metrics },
    },
  });

describe('an event of EventBridge', () => {
  it('names the stage, the time and itself', () => {
    expect(read()).toEqual({
      id: 'abcdef00-1234-5678-9abc-def012345678',
      at: Date.parse('2026-03-01T11:59:30Z'),
      account: '123456789012',
      region: 'eu-central-1',
      stages: [{ kind: 'glue-job', name: 'load-orders' }],
      reports: [],
    });
  });

  it.each<[string, object, object]>([
    [
      'a run that takes long',
      { 'detail-type': 'Glue Job Run Status' },
      { kind: 'glue-job', name: 'load-orders' },
    ],
    [
      'a crawl',
      {
        'detail-type': 'Glue Crawler State Change',
        detail: {
          accountId: '123456789012',
          crawlerName: 'raw',
          state: 'Failed',
        },
      },
      { kind: 'glue-crawler', name: 'raw' },
    ],
    [
      'a run of DataBrew',
      {
        source: 'aws.databrew',
        'detail-type': 'DataBrew Job State Change',
        detail: { jobName: 'prepare orders', state: 'TIMEOUT' },
      },
      { kind: 'databrew-job', name: 'prepare orders' },
    ],
    [
      'a statement',
      {
        source: 'aws.redshift-data',
        'detail-type': 'Redshift Data Statement Status Change',
        resources: ['arn:aws:redshift:eu-central-1:123456789012:cluster:sales'],
        detail: { state: 'FAILED' },
      },
      { kind: 'redshift-cluster', name: 'sales' },
    ],
    [
      'a workgroup',
      {
        source: 'aws.redshift-serverless',
        'detail-type': 'Redshift Serverless Configuration',
        resources: [
          'arn:aws:redshift-serverless:eu-central-1:123456789012:workgroup/0a1b',
        ],
        detail: {},
      },
      { kind: 'redshift-workgroup', name: '0a1b' },
    ],
    [
      'a domain',
      {
        source: 'aws.es',
        'detail-type': 'Amazon OpenSearch Service Notification',
        resources: ['arn:aws:es:eu-central-1:123456789012:domain/events'],
        detail: { event: 'Low Disk Space' },
      },
      { kind: 'opensearch-domain', name: 'events' },
    ],
  ])('tells of %s', (_, changes, stage) => {
    expect(read(changes)?.stages).toEqual([stage]);
  });

  it('of an alarm tells of what the alarm looks at, and of its metrics', () => {
    const metric = (namespace: string, dimensions: object) => ({
      id: 'm1',
      metricStat: { metric: { namespace, name: 'x', dimensions }, stat: 'Sum' },
    });
    expect(
      readEvent(
        alarm([
          metric('AWS/SQS', { QueueName: 'orders' }),
          metric('AWS/EC2', { InstanceId: 'i-1' }),
          { id: 'e1', expression: 'm1 * 2' },
        ]),
        awsStageKinds,
      ),
    ).toMatchObject({
      stages: [{ kind: 'sqs-queue', name: 'orders' }],
      metrics: true,
    });
    expect(readEvent(alarm([]), awsStageKinds)).toBeUndefined();
  });

  it.each([
    ['SUCCEEDED', 'passed'],
    ['FAILED', 'failed'],
    ['ERROR', 'unchecked'],
    ['SOMETHING NEW', 'unchecked'],
  ])('of rules that are %s reports them as %s', (told, state) => {
    expect(readEvent(validation(told), awsStageKinds)?.reports).toEqual([
      {
        key: 'rules orders-rules',
        at: Date.parse('2026-03-01T11:59:30Z'),
        facts: {
          ruleset: 'orders-rules',
          state,
          run: 'db_1',
          report: 's3://reports/db_1_dq-validation-report.json',
        },
      },
    ]);
  });

  it('of the data quality of a Glue job reports how many rules fail; of a table nothing', () => {
    const quality = (context: object) =>
      read({
        source: 'aws.glue-dataquality',
        'detail-type': 'Data Quality Evaluation Results Available',
        detail: {
          context,
          resultID: 'dqresult-1',
          rulesetNames: ['orders-rules'],
          state: 'FAILED',
          score: 0.75,
          rulesSucceeded: 6,
          rulesFailed: 2,
          rulesSkipped: 0,
        },
      });
    expect(
      quality({
        contextType: 'GLUE_JOB',
        jobId: 'jr_1',
        jobName: 'load-orders',
        evaluationContext: 'orders',
      }),
    ).toMatchObject({
      stages: [{ kind: 'glue-job', name: 'load-orders' }],
      reports: [
        {
          key: 'rules orders',
          facts: { state: 'failed', run: 'jr_1', failed: 2, rules: 8 },
        },
      ],
    });
    expect(
      quality({ contextType: 'GLUE_DATA_CATALOG', tableName: 'orders' }),
    ).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['no event', 'hello'],
    ['nothing', undefined],
    ['of another source', event({ source: 'my.glue' })],
    ['of another sort', event({ 'detail-type': 'Glue Catalog State Change' })],
    [
      'what CloudTrail wrote',
      event({
        source: 'aws.redshift',
        'detail-type': 'AWS API Call via CloudTrail',
        resources: ['arn:aws:redshift:eu-central-1:123456789012:cluster:sales'],
      }),
    ],
    [
      'about something else',
      event({
        source: 'aws.es',
        'detail-type': 'Amazon OpenSearch Service Notification',
        resources: ['arn:aws:es:eu-central-1:123456789012:vpc-endpoint/x', '?'],
      }),
    ],
  ])('that is %s says nothing', (_, message) => {
    expect(readEvent(message, awsStageKinds)).toBeUndefined();
  });

  it.each<[string, object, RegExp]>([
    ['no account', { account: '12' }, /^account: expected twelve digits/],
    ['no time', { time: 'now' }, /^time: expected a time/],
    ['no id', { id: '' }, /^id: expected a text/],
    ['no detail', { detail: 'x' }, /^detail: expected a mapping/],
    ['no name', { detail: {} }, /^detail\.jobName: expected a text/],
    [
      'a long name',
      { detail: { jobName: 'x'.repeat(2000) } },
      /^detail\.jobName: expected at most/,
    ],
    [
      'the ARN of another account',
      { resources: ['arn:aws:glue:eu-central-1:999999999999:job/load-orders'] },
      /^resources\[0\]: is of another account/,
    ],
    [
      'the name of another account',
      {
        'detail-type': 'Glue Crawler State Change',
        detail: { crawlerName: 'raw', accountId: '999999999999' },
      },
      /^detail\.accountId: is of another account/,
    ],
  ])('with %s is refused, and the field is named', (_, changes, why) => {
    expect(() => read(changes)).toThrow(why);
  });
});
