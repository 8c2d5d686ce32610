import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { SQSClient } from '@aws-sdk/client-sqs';
import {
  ACCOUNT,
  createStageFinder,
  queueStage,
  REGION,
  scope,
  SimulatedAws,
  startSimulatedAws,
} from './__testUtils__/simulatedAws';

const SCENARIO = `
account: '${ACCOUNT}'
region: ${REGION}
queues:
  - { name: orders, tags: { pipeline: sales }, deadLetter: { queue: orders-dlq, maxReceiveCount: 3 } }
  - { name: orders-dlq }
glueJobs:
  - { name: nightly }
`;

describe('AwsStageFinder', () => {
  let aws: SimulatedAws;
  const finder = createStageFinder();

  beforeAll(async () => {
    aws = await startSimulatedAws({}, SCENARIO);
  });
  afterEach(() => aws.simulator.faults.clear());
  afterAll(async () => {
    finder.close();
    await aws.close();
  });

  const names = async (untagged: boolean) => {
    const { stages, problems } = await finder.list(scope, { untagged });
    expect(problems).toEqual([]);
    return stages.map(({ kind, name }) => `${kind} ${name}`).sort();
  };

  it('looks in the configured accounts and regions', () => {
    expect(finder.shards()).toEqual([scope]);
    expect(() => createStageFinder({ regions: [] }).shards()).toThrow(
      'pipelineHealth.aws.regions is empty',
    );
  });

  it('finds what has tags with them, and all the rest where that is wanted', async () => {
    const { stages } = await finder.list(scope, { untagged: false });
    expect(stages).toEqual([
      { ...queueStage('orders'), tags: { pipeline: 'sales' } },
    ]);
    expect(await names(true)).toEqual([
      'glue-job nightly',
      'sqs-queue orders',
      'sqs-queue orders-dlq',
    ]);
  });

  it('follows a queue to its dead-letter queue, and knows when it is gone', async () => {
    await expect(finder.follow(queueStage('orders'))).resolves.toMatchObject([
      {
        from: queueStage('orders').arn,
        to: queueStage('orders-dlq').arn,
        relation: 'dead-letter-queue',
      },
    ]);
    await expect(
      finder.follow(queueStage('never-there')),
    ).resolves.toBeUndefined();
  });

  it('throws where the account refuses, and tells which list is missing', async () => {
    aws.simulator.faults.inject({
      kind: 'access-denied',
      service: 'glue',
      operation: 'ListJobs',
    });
    const { stages, problems } = await finder.list(scope, { untagged: true });
    expect(problems).toMatchObject([{ missingPermission: 'glue:ListJobs' }]);
    expect(stages).toHaveLength(2);

    aws.simulator.faults.inject({
      kind: 'access-denied',
      service: 'tagging',
      operation: 'GetResources',
    });
    await expect(finder.list(scope, { untagged: false })).rejects.toMatchObject(
      { code: 'access-denied' },
    );
  });
});

describe('AwsStageFinder in an account of 2,000 queues', () => {
  let aws: SimulatedAws;
  const finder = createStageFinder();

  beforeAll(async () => {
    const queues = Array.from(
      { length: 2_000 },
      (_, index) => `  - { name: queue-${index}, tags: { pipeline: p } }`,
    );
    aws = await startSimulatedAws(
      {},
      `account: '${ACCOUNT}'\nregion: ${REGION}\nqueues:\n${queues.join('\n')}`,
    );
  }, 120_000);
  afterAll(async () => {
    finder.close();
    await aws.close();
  });

  it('lists them in pages', async () => {
    const tagging = jest.spyOn(
      ResourceGroupsTaggingAPIClient.prototype,
      'send',
    );
    const sqs = jest.spyOn(SQSClient.prototype, 'send');
    const { stages } = await finder.list(scope, { untagged: true });
    expect(stages).toHaveLength(2_000);
    expect(tagging).toHaveBeenCalledTimes(20);
    expect(sqs).toHaveBeenCalledTimes(2);
  }, 120_000);
});
