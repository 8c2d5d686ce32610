import { Fault } from '@pipeline-health/aws-simulator';
import { Finding, Fix } from '@pipeline-health/plugin-pipeline-health-common';
import { StageRef } from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import {
  CloudWatchClient,
  PutMetricAlarmCommand,
} from '@aws-sdk/client-cloudwatch';
import { SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GlueClient, StartCrawlerCommand } from '@aws-sdk/client-glue';
import { alarmsToCreate } from '../../aws/fixes';
import {
  queueStage,
  REGION,
  SimulatedAws,
  startSimulatedAws,
} from '../../__testUtils__/simulatedAws';
import {
  exclusionFixes,
  groupingFixes,
  scheduleFixes,
  schemaChangeFixes,
} from '../../stages/glue-crawler/fixes';
import {
  deadLetterQueueFixes,
  queueFixes,
  queueOf,
  redrivePolicy,
} from '../../stages/sqs-queue/fixes';
import { z } from 'zod';
import { contextOfStage, startTask } from '../__testUtils__/doAction';

const ARN = 'arn:aws:sqs:eu-central-1:123456789012';
const TOPIC = 'arn:aws:sns:eu-central-1:123456789012:on-call';
const ORDERS = queueStage('orders');
const ALONE = queueStage('alone');
const CRAWLER: StageRef = {
  ...queueStage('events'),
  arn: 'arn:aws:glue:eu-central-1:123456789012:crawler/events',
  kind: 'glue-crawler',
};

const SCENARIO = `
history: 2h
queues:
  - name: orders
    visibilityTimeout: 30s
    deadLetter: { queue: orders-dlq, maxReceiveCount: 1 }
  - { name: orders-dlq, retention: 14d }
  - { name: alone }
  - { name: taken-dlq, retention: 14d }
  - { name: orders-dlq.fifo, retention: 14d }
topics:
  - name: on-call
    subscriptions: [{ protocol: email, endpoint: on-call@example.com }]
  - { name: nobody }
crawlers:
  - name: events
    database: lake
    target: s3://lake/events/
    created: -1h
    duration: 5m
    grouping: false
    delete: DELETE_FROM_DATABASE
    schedule: cron(0 3 * * ? *)
    events: [{ at: -30m, schedule: off }]`;

let aws: SimulatedAws;
const clients: { destroy(): void }[] = [];
beforeEach(async () => {
  aws = await startSimulatedAws({}, SCENARIO);
});
afterEach(async () => {
  clients.splice(0).forEach(client => client.destroy());
  await aws.close();
});

/** Somebody else who changes things. */
function other<T extends { destroy(): void }>(
  ClientClass: new (options: object) => T,
): T {
  const client = new ClientClass({
    region: REGION,
    endpoint: aws.simulator.url,
    credentials: { accessKeyId: '123456789012', secretAccessKey: 'x' },
  });
  clients.push(client);
  return client;
}

/** As a check of the stage has it. */
const adviceOf = (
  { arn, kind }: StageRef,
  check: string,
  fixes: Fix[],
): Finding => ({
  id: `${kind}/${check}`,
  stage: arn,
  severity: 'info',
  claim: 'posture',
  title: `It could be set up better: ${check}`,
  evidence: {},
  remedy: 'Do it.',
  fixes,
  message: { key: `${kind}.${check}`, values: {} },
  since: '2026-03-01T11:00:00.000Z',
});

const contextOf = (stage: StageRef, ...findings: Finding[]) =>
  contextOfStage(aws, stage, { findings });

const actionFor = ({ kind }: StageRef) => {
  const action = aws.source.actions.find(
    ({ id, stageKinds }) => id === 'apply-fix' && stageKinds.includes(kind),
  );
  if (!action) {
    throw new Error(`Nothing puts ${kind} right`);
  }
  return action;
};

async function propose(
  stage: StageRef,
  findings: Finding[],
  input: JsonObject = {},
) {
  const action = actionFor(stage);
  return action.preflight(
    await contextOf(stage, ...findings),
    action.inputSchema.parse(input),
  );
}

async function apply(
  stage: StageRef,
  findings: Finding[],
  input: JsonObject = {},
) {
  const context = await contextOf(stage, ...findings);
  return startTask(aws, 'apply-fix', context, input);
}

const redLinesOf = ({ lines }: Awaited<ReturnType<typeof propose>>) =>
  lines.filter(({ level }) => level === 'red').map(({ id }) => id);

describe('a queue', () => {
  const fewReceives = () =>
    adviceOf(
      ORDERS,
      'few-receives',
      queueFixes(
        queueOf(ORDERS.arn),
        redrivePolicy(queueStage('orders-dlq').arn, 5),
      ),
    );
  const visibility = (seconds: number) =>
    adviceOf(
      ORDERS,
      'visibility-timeout',
      queueFixes(queueOf(ORDERS.arn), { VisibilityTimeout: seconds }),
    );
  const setVisibility = (seconds: number) =>
    other(SQSClient).send(
      new SetQueueAttributesCommand({
        QueueUrl: `${aws.simulator.url}/123456789012/orders`,
        Attributes: { VisibilityTimeout: String(seconds) },
      }),
    );
  const suffer = (fault: Pick<Fault, 'kind' | 'times'>) =>
    aws.simulator.faults.inject({
      service: 'sqs',
      operation: 'SetQueueAttributes',
      ...fault,
    } as Fault);

  it('is shown what changes, attribute by attribute, and the exact call', async () => {
    const proposed = await propose(ORDERS, [fewReceives()]);
    expect(redLinesOf(proposed)).toEqual([]);
    expect(proposed.effects).toEqual([
      { name: 'RedrivePolicy.maxReceiveCount', before: 1, after: 5 },
    ]);
    expect(proposed.calls).toEqual([
      {
        service: 'sqs',
        operation: 'SetQueueAttributes',
        input: {
          QueueUrl: expect.stringMatching(/123456789012\/orders$/),
          Attributes: {
            RedrivePolicy: JSON.stringify({
              deadLetterTargetArn: `${ARN}:orders-dlq`,
              maxReceiveCount: 5,
            }),
          },
        },
      },
    ]);
  });

  it('is put right, and that is proven by what AWS tells', async () => {
    const task = await (await apply(ORDERS, [fewReceives()])).run();
    expect(task.outcome).toMatchObject({
      outcome: 'succeeded',
      after: { 'RedrivePolicy.maxReceiveCount': 5 },
    });
    expect((await aws.source.describe(ORDERS)).inventory).toMatchObject({
      maxReceiveCount: 5,
      deadLetterQueueArn: `${ARN}:orders-dlq`,
    });
    expect(redLinesOf(await propose(ORDERS, [fewReceives()]))).toEqual([
      'already',
    ]);
  });

  it('is not changed when somebody else did meanwhile', async () => {
    const task = await apply(ORDERS, [visibility(180)]);
    await setVisibility(60);
    await task.run();
    expect(task.outcome).toMatchObject({
      outcome: 'failed',
      message: expect.stringContaining('changed by somebody meanwhile'),
    });
    expect((await aws.source.describe(ORDERS)).inventory).toMatchObject({
      visibilityTimeoutSeconds: 60,
    });
  });

  it('is never made worse than it is by now', async () => {
    await setVisibility(900);
    expect(redLinesOf(await propose(ORDERS, [visibility(180)]))).toEqual([
      'lowers',
    ]);
    const moved = adviceOf(
      ORDERS,
      'few-receives',
      queueFixes(queueOf(ORDERS.arn), redrivePolicy(`${ARN}:taken-dlq`, 5)),
    );
    expect(redLinesOf(await propose(ORDERS, [moved]))).toEqual(['replaces']);
  });

  it('is changed once, though who did it died, or the answer was lost', async () => {
    suffer({ kind: 'lost-answer', times: 1 });
    const lost = await apply(ORDERS, [visibility(180)]);
    await lost.run();
    expect(lost.outcome).toMatchObject({ outcome: 'succeeded' });

    const dying = await apply(ORDERS, [visibility(360)]);
    await dying.dieAfter();
    suffer({ kind: 'access-denied' });
    await dying.run();
    expect(dying.outcome).toMatchObject({ outcome: 'succeeded' });
  });

  it('says which IAM action the role lacks', async () => {
    suffer({ kind: 'access-denied' });
    const task = await (await apply(ORDERS, [visibility(180)])).run();
    expect(task.outcome).toMatchObject({
      outcome: 'failed',
      missingPermission: 'sqs:SetQueueAttributes',
    });
  });

  it('gets an existing queue for what fails, which is never created', async () => {
    const advice = [
      adviceOf(ALONE, 'no-dead-letter-queue', deadLetterQueueFixes(ALONE.arn)),
    ];
    const refusedWith = async (input: JsonObject) =>
      redLinesOf(await propose(ALONE, advice, input));
    expect(await refusedWith({})).toEqual(['named']);
    for (const name of ['never', 'orders-dlq.fifo']) {
      expect(await refusedWith({ deadLetterQueue: `${ARN}:${name}` })).toEqual([
        'dead-letter-queue',
      ]);
    }
    expect(
      await refusedWith({
        deadLetterQueue: 'arn:aws:sqs:eu-west-1:123456789012:taken-dlq',
      }),
    ).toEqual(['dead-letter-queue']);

    const named = { deadLetterQueue: `${ARN}:taken-dlq` };
    const task = await (await apply(ALONE, advice, named)).run();
    expect(task.outcome).toMatchObject({ outcome: 'succeeded' });
    expect((await aws.source.describe(ALONE)).inventory).toMatchObject({
      deadLetterQueueArn: `${ARN}:taken-dlq`,
      maxReceiveCount: 5,
    });
  });

  it('tells what there is to choose, and what must be named', async () => {
    const schemaOf = async (stage: StageRef, ...findings: Finding[]) => {
      const schema = actionFor(stage).stageSchema?.(
        await contextOf(stage, ...findings),
      );
      const { properties, required = [] } = z.toJSONSchema(schema!, {
        io: 'input',
      });
      return { properties, required };
    };
    expect(await schemaOf(ORDERS, fewReceives(), visibility(180))).toEqual({
      properties: {
        fix: {
          type: 'string',
          enum: ['few-receives', 'visibility-timeout'],
          description: expect.any(String),
        },
      },
      required: [],
    });
    const none = deadLetterQueueFixes(ALONE.arn);
    expect(
      await schemaOf(ALONE, adviceOf(ALONE, 'no-dead-letter-queue', none)),
    ).toMatchObject({
      properties: { deadLetterQueue: { description: expect.any(String) } },
      required: ['deadLetterQueue'],
    });
  });

  it('is left alone by advice on another queue, and by what takes more than a call', async () => {
    const action = actionFor(ALONE);
    const why = async (...findings: Finding[]) =>
      action.unavailable?.(await contextOf(ALONE, ...findings));
    const ofOther = { ...visibility(180), stage: ALONE.arn };
    const text = {
      ...ofOther,
      fixes: [{ ...ofOther.fixes![0], calls: undefined }],
    };
    const fault: Finding = { ...fewReceives(), claim: 'own-fault' };
    for (const finding of [ofOther, text, fault]) {
      expect(await why(finding)).toMatchObject({
        message: expect.stringMatching(/^Nothing is advised/),
      });
    }
  });
});

describe('an alarm', () => {
  const advice = () =>
    adviceOf(
      ALONE,
      'alarm-coverage',
      alarmsToCreate(ALONE, 'AWS/SQS', [
        {
          metric: 'ApproximateAgeOfOldestMessage',
          statistic: 'Maximum',
          dimensions: { QueueName: 'alone' },
          when: 'above',
          threshold: 1800,
        },
      ]),
    );

  it('tells the topic that is named, if anybody hears that', async () => {
    expect(redLinesOf(await propose(ALONE, [advice()]))).toEqual(['named']);
    const unheard = await propose(ALONE, [advice()], {
      topic: TOPIC.replace('on-call', 'nobody'),
    });
    expect(redLinesOf(unheard)).toEqual(['heard']);

    const task = await apply(ALONE, [advice()], { topic: TOPIC });
    await task.run();
    expect(task.outcome).toMatchObject({ outcome: 'succeeded' });
    // Alarms are read seldom.
    aws.simulator.clock.advance(16 * 60_000);
    expect((await aws.source.describe(ALONE)).inventory).toMatchObject({
      alarms: {
        answer: [
          {
            name: 'alone-ApproximateAgeOfOldestMessage',
            reachesSomebody: true,
          },
        ],
      },
    });
  });

  it('is not written over', async () => {
    await other(CloudWatchClient).send(
      new PutMetricAlarmCommand({
        AlarmName: 'alone-ApproximateAgeOfOldestMessage',
        MetricName: 'Another',
        Namespace: 'AWS/SQS',
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: 'GreaterThanThreshold',
      }),
    );
    const proposed = await propose(ALONE, [advice()], { topic: TOPIC });
    expect(redLinesOf(proposed)).toContain('busy');
  });
});

describe('a crawler', () => {
  const described = async () => ({
    stage: CRAWLER,
    inventory: (await aws.source.describe(CRAWLER)).inventory as never,
  });

  it('combines compatible schemas from the next crawl on', async () => {
    const advice = adviceOf(
      CRAWLER,
      'no-grouping',
      groupingFixes(await described(), { policy: true }),
    );
    expect((await propose(CRAWLER, [advice])).effects).toEqual([
      {
        name: 'Configuration.Grouping.TableGroupingPolicy',
        after: 'CombineCompatibleSchemas',
      },
    ]);
    const task = await (await apply(CRAWLER, [advice])).run();
    expect(task.outcome).toMatchObject({ outcome: 'succeeded' });
    expect(redLinesOf(await propose(CRAWLER, [advice]))).toEqual(['already']);
  });

  it('marks what it does not find instead of deleting it', async () => {
    const advice = adviceOf(
      CRAWLER,
      'schema-change-policy',
      schemaChangeFixes(await described(), {
        DeleteBehavior: 'DEPRECATE_IN_DATABASE',
      }),
    );
    const task = await (await apply(CRAWLER, [advice])).run();
    expect(task.outcome).toMatchObject({ outcome: 'succeeded' });
    expect((await described()).inventory).toMatchObject({
      schemaChange: { delete: 'DEPRECATE_IN_DATABASE' },
    });
  });

  it('keeps the exclusions that somebody added meanwhile', async () => {
    const exclude = async (pattern: string) =>
      adviceOf(
        CRAWLER,
        'no-exclusions',
        exclusionFixes(
          await described(),
          new Map([['s3://lake/events/', [pattern]]]),
        ),
      );
    const advice = await exclude('**_SUCCESS');
    const meanwhile = await (
      await apply(CRAWLER, [await exclude('**_tmp/**')])
    ).run();
    expect(meanwhile.outcome).toMatchObject({ outcome: 'succeeded' });
    const proposed = await propose(CRAWLER, [advice]);
    expect(redLinesOf(proposed)).toEqual(['takes-away']);
    expect(proposed.lines[0].message).toContain('**_tmp/**');
  });

  it('is not changed in the middle of a crawl', async () => {
    const advice = adviceOf(
      CRAWLER,
      'no-grouping',
      groupingFixes(await described(), { policy: true }),
    );
    await other(GlueClient).send(new StartCrawlerCommand({ Name: 'events' }));
    expect(redLinesOf(await propose(CRAWLER, [advice]))).toEqual(['busy']);
  });

  it('has its schedule switched on', async () => {
    const advice = adviceOf(
      CRAWLER,
      'schedule-off',
      scheduleFixes(await described()),
    );
    const task = await (await apply(CRAWLER, [advice])).run();
    expect(task.outcome).toMatchObject({
      outcome: 'succeeded',
      after: { 'Schedule.State': 'SCHEDULED' },
    });
  });
});
