import { Fault } from '@pipeline-health/aws-simulator';
import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import { StageRef } from '@pipeline-health/plugin-pipeline-health-node';
import {
  queueStage,
  SimulatedAws,
  startSimulatedAws,
} from '../__testUtils__/simulatedAws';
import { queueFixes, queueOf } from '../stages/sqs-queue/fixes';
import { contextOfStage, startTask } from './__testUtils__/doAction';

const SCENARIO = `
history: 2h
queues:
  - { name: orders, retention: 4d, visibilityTimeout: 30s }
streams:
  - { name: clicks, shards: 1, producer: { rate: 60/m, noise: 0 } }
crawlers:
  - name: slow
    database: lake
    target: s3://lake/slow/
    created: -2d
    schedule: cron(0 11 * * ? *)
    duration: 40h
  - { name: idle, database: lake, target: s3://lake/idle/, created: -1h }
glueJobs:
  - { name: nightly, created: -1h, duration: 5m }
  - { name: hangs, created: -2d, schedule: cron(0 11 * * ? *), duration: 40h }
databrewJobs:
  - name: prepare
    created: -1h
    dataset: { name: raw, s3: s3://raw/ }
    outputs: [{ s3: s3://prepared/ }]`;

const ORDERS = queueStage('orders');
const stageOf = (kind: string, service: string, path: string): StageRef => ({
  ...queueStage(path.slice(path.indexOf('/') + 1)),
  arn: `arn:aws:${service}:eu-central-1:123456789012:${path}`,
  kind,
});
const ADVICE: Finding = {
  id: 'sqs-queue/visibility-timeout',
  stage: ORDERS.arn,
  severity: 'info',
  claim: 'posture',
  title: 'The visibility timeout is short',
  evidence: {},
  remedy: 'Raise it.',
  fixes: queueFixes(queueOf(ORDERS.arn), { VisibilityTimeout: 180 }),
  message: { key: 'sqs-queue.visibility-timeout', values: {} },
  since: '2026-03-01T11:00:00.000Z',
};

/** What changes something at AWS, by the call that does. */
const CHANGES: [
  action: string,
  stage: StageRef,
  service: string,
  operation: string,
][] = [
  ['extend-retention', ORDERS, 'sqs', 'SetQueueAttributes'],
  [
    'extend-retention',
    stageOf('kinesis-stream', 'kinesis', 'stream/clicks'),
    'kinesis',
    'IncreaseStreamRetentionPeriod',
  ],
  ['apply-fix', ORDERS, 'sqs', 'SetQueueAttributes'],
  [
    'start-crawler',
    stageOf('glue-crawler', 'glue', 'crawler/idle'),
    'glue',
    'StartCrawler',
  ],
  [
    'rerun-job',
    stageOf('glue-job', 'glue', 'job/nightly'),
    'glue',
    'StartJobRun',
  ],
  [
    'rerun-job',
    stageOf('databrew-job', 'databrew', 'job/prepare'),
    'databrew',
    'StartJobRun',
  ],
  [
    'stop-run',
    stageOf('glue-job', 'glue', 'job/hangs'),
    'glue',
    'BatchStopJobRun',
  ],
  [
    'stop-run',
    stageOf('glue-crawler', 'glue', 'crawler/slow'),
    'glue',
    'StopCrawler',
  ],
];

/** What stops is still running for a while, so that it may be asked for again. */
const mostCalls = (action: string) => (action === 'stop-run' ? 2 : 1);

describe.each(CHANGES)('%s of %j', (id, stage, service, operation) => {
  let aws: SimulatedAws;
  beforeEach(async () => {
    aws = await startSimulatedAws({}, SCENARIO);
  });
  afterEach(() => aws.close());

  const begin = async () => {
    const findings = [ADVICE];
    const context = await contextOfStage(aws, stage, { findings });
    return startTask(aws, id, context);
  };
  /** A fault that does no harm counts the calls that it meets. */
  const countCalls = () => {
    const counter = { service, operation, kind: 'latency', milliseconds: 0.01 };
    const fault = aws.simulator.faults.inject(counter as Fault);
    return () => aws.simulator.faults.list().find(it => it.id === fault)?.hits;
  };

  it.each([0, 1, 2])(
    'is done once when who does it dies in step %i',
    async step => {
      const calls = countCalls();
      const task = await begin();
      for (let taken = 0; taken < step && task.state; taken++) {
        await task.step();
      }
      if (task.state) {
        await task.dieAfter();
      }
      await task.run();
      expect(task.outcome).toMatchObject({ outcome: 'succeeded' });
      expect(calls()).toBeGreaterThanOrEqual(1);
      expect(calls()).toBeLessThanOrEqual(mostCalls(id));
    },
  );

  it('is done once when the answer is lost', async () => {
    const calls = countCalls();
    const task = await begin();
    const lost = { service, operation, kind: 'lost-answer', times: 1 };
    aws.simulator.faults.inject(lost as Fault);
    await task.run();
    expect(task.outcome).toMatchObject({ outcome: 'succeeded' });
    // The SDK itself asks again for what is the same when it is done twice.
    const isRepeatable = !operation.startsWith('Start');
    expect(calls()).toBeLessThanOrEqual(isRepeatable ? 2 : 1);
  });

  it('names what the role lacks, and does nothing', async () => {
    const task = await begin();
    aws.simulator.faults.inject({
      ...{ service, operation, kind: 'access-denied' },
    } as Fault);
    await task.run();
    expect(task.outcome).toMatchObject({
      outcome: 'failed',
      missingPermission: expect.stringContaining(operation),
    });
  });
});
