import {
  CreateQueueCommand,
  DeleteQueueCommand,
  SQSClient,
  TagQueueCommand,
} from '@aws-sdk/client-sqs';
import { startSimulator } from '@pipeline-health/aws-simulator';
import limiter from 'p-limit';
import {
  createStageFinder,
  queueStage,
  scope,
} from '../__testUtils__/simulatedAws';
import { withoutMoto } from './__testUtils__/compareEmulators';

const motoUrl = process.env.MOTO_URL;
const QUEUES = 1000;

function findsAThousand(
  start: () => Promise<{ url: string; stop(): Promise<void> }>,
) {
  const before = process.env.AWS_ENDPOINT_URL;
  const finder = createStageFinder();
  let stop = async () => {};
  let sqs: SQSClient;
  beforeAll(async () => {
    const emulator = await start();
    stop = emulator.stop;
    process.env.AWS_ENDPOINT_URL = emulator.url;
    sqs = new SQSClient({
      region: scope.region,
      credentials: {
        accessKeyId: 'test',
        secretAccessKey: 'test',
      },
    });
  });
  afterAll(async () => {
    if (before === undefined) {
      delete process.env.AWS_ENDPOINT_URL;
    } else {
      process.env.AWS_ENDPOINT_URL = before;
    }
    sqs.destroy();
    finder.close();
    await stop();
  });

  it('finds a thousand queues by their tags, and follows what changes', async () => {
    const run = `found-${Date.now().toString(36)}`;
    const limit = limiter(8);
    const create = (name: string, tags: { [key: string]: string }) =>
      limit(() =>
        sqs.send(new CreateQueueCommand({ QueueName: `${run}-${name}`, tags })),
      );
    const found = async () => {
      const { stages, problems } = await finder.list(scope, {
        untagged: false,
      });
      expect(problems).toEqual([]);
      const own = stages.filter(({ name }) => name.startsWith(run));
      return new Map(
        own.map(({ name, tags }) => [
          name.slice(run.length + 1),
          tags.pipeline,
        ]),
      );
    };
    const created = await Promise.all(
      Array.from({ length: QUEUES }, (_, index) =>
        create(`${index}`, { pipeline: `결제-${index % 10}` }),
      ),
    );
    const first = await found();
    expect(first.size).toBe(QUEUES);
    expect(first.get('17')).toBe('결제-7');

    await sqs.send(new DeleteQueueCommand({ QueueUrl: created[1].QueueUrl }));
    await sqs.send(
      new TagQueueCommand({
        QueueUrl: created[2].QueueUrl,
        Tags: { pipeline: 'moved' },
      }),
    );
    await create('renamed', { pipeline: 'moved' });
    const after = await found();
    expect(after.size).toBe(QUEUES);
    expect(after.has('1')).toBe(false);
    expect(after.get('2')).toBe('moved');
    expect(after.get('renamed')).toBe('moved');
    await expect(
      finder.follow(queueStage(`${run}-1`)),
    ).resolves.toBeUndefined();
  }, 300_000);
}

describe('discovery as our simulator has it', () => {
  findsAThousand(async () => {
    const simulator = await startSimulator({ speed: 1 });
    return { url: simulator.url, stop: () => simulator.close() };
  });
});

if (motoUrl) {
  describe('discovery as moto has it', () => {
    findsAThousand(async () => ({ url: motoUrl, stop: async () => {} }));
  });
} else {
  withoutMoto('discovery');
}
