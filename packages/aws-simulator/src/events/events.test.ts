import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { startTestSimulator, TestSimulator } from '../testSimulator';

const SCENARIO = `
step: 10s
history: 4h
queues: [{ name: events }]
eventRules: [{ queue: events, sources: [aws.databrew] }]
glueJobs:
  - { name: load, schedule: cron(0 * * * ? *), duration: 2m, failure: Broken }
crawlers:
  - name: raw
    schedule: cron(20 * * * ? *)
    duration: 1m
    database: sales
    target: s3://raw/
    dataset: [{ table: orders }]
databrewJobs:
  - name: profile
    dataset: { name: orders, s3: 's3://raw/orders/' }
    rulesets: { orders-rules: 14 }
    schedule: cron(0 * * * ? *)
    duration: 3m
    events: [{ at: 30m, rules: broken }]
`;

jest.setTimeout(60_000);

describe('events', () => {
  let aws: TestSimulator;

  beforeEach(async () => {
    aws = await startTestSimulator({ scenarioText: SCENARIO });
  });

  afterEach(() => aws.stop());

  const told = () =>
    aws.simulator.events
      .take()
      .map(event => [event['detail-type'], Object.values(event.detail)]);

  it('tell of runs that end from the start on, once and in order', () => {
    aws.advance(600);
    const types = told().map(([type]) => type);
    expect(types).toEqual([
      'Glue Job State Change',
      'DataBrew Job State Change',
      'DataBrew Ruleset Validation Result',
    ]);
    expect(told()).toEqual([]);
    aws.advance(3600);
    expect(told().map(([, detail]) => detail)).toEqual([
      expect.arrayContaining(['raw', 'Started']),
      expect.arrayContaining(['raw', 'Succeeded', '0']),
      expect.arrayContaining(['load', 'FAILED']),
      expect.arrayContaining(['profile', 'SUCCEEDED']),
      expect.arrayContaining(['profile', 'orders-rules', 'FAILED']),
    ]);
  });

  it('go to the queue of a rule', async () => {
    aws.advance(600);
    const { Messages = [] } = await aws.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: `${aws.simulator.url}/123456789012/events`,
        MaxNumberOfMessages: 10,
      }),
    );
    expect(Messages.map(({ Body = '' }) => JSON.parse(Body).source)).toEqual([
      'aws.databrew',
      'aws.databrew',
    ]);
  });
});
