import { Entity } from '@backstage/catalog-model';
import { startSimulator } from '@pipeline-health/aws-simulator';
import {
  ACCOUNT,
  AwsLab,
  NOBODY,
  OTHER,
  REGION,
} from '../__testUtils__/AwsLab';
import { entityOf, setUpDiscovery } from '../__testUtils__/setUpDiscovery';

const motoUrl = process.env.MOTO_URL;
const ARN = 'aws.amazon.com/arn';

/** So many pipelines that are tagged, and as many that are named; moto has no more streams than 50. */
const PIPELINES = 40;

/** Queues of each pipeline that is tagged. */
const QUEUES = 11;

const numbers = (count: number) => [...Array(count).keys()];

/** 440 queues with their dead-letter queues, 40 streams, 40 crawlers and 40 jobs. */
async function makeAThousand(lab: AwsLab, run: string) {
  const tagged = (index: number) => ({
    [run]: `결제-${index % PIPELINES}`,
    owner: '결제팀',
  });
  const lake = `${run}-lake`;
  await lab.createBucket(lake);
  await lab.createQueue(`${run}-other`, { [run]: 'other' }, OTHER);
  // One after the other: moto goes through all queues to make one.
  for (const index of numbers(QUEUES * PIPELINES)) {
    await lab.createQueue(`${run}-queue-${index}`, tagged(index));
  }
  for (const first of numbers(PIPELINES)) {
    await Promise.all([
      lab.firehose('CreateDeliveryStream', {
        DeliveryStreamName: `${run}-p${first}-stream`,
        ExtendedS3DestinationConfiguration: {
          RoleARN: `arn:aws:iam::${ACCOUNT}:role/firehose`,
          BucketARN: `arn:aws:s3:::${lake}`,
        },
      }),
      lab.glue('CreateCrawler', {
        Name: `${run}-crawler-${first}`,
        Role: 'glue',
        DatabaseName: 'lake',
        Targets: { S3Targets: [{ Path: `s3://${lake}/orders-${first}/` }] },
        Tags: tagged(first),
      }),
      lab.glue('CreateJob', {
        Name: `${run}-job-${first}`,
        Role: 'glue',
        Command: { Name: 'glueetl', ScriptLocation: `s3://${lake}/job.py` },
        Tags: tagged(first),
      }),
    ]);
  }
}

function findsAThousand(
  start: () => Promise<{ url: string; stop(): Promise<void> }>,
) {
  let stop: () => Promise<void>;
  let lab: AwsLab;
  beforeAll(async () => {
    const emulator = await start();
    stop = emulator.stop;
    lab = await AwsLab.open(emulator.url);
  });
  afterAll(async () => {
    await lab.close();
    await stop();
  });

  it('provides a thousand resources in their pipelines, and follows what changes', async () => {
    const run = `found-${Date.now().toString(36)}`;
    await makeAThousand(lab, run);
    const discovery = await setUpDiscovery(
      {
        rules: [{ tag: run }, { name: `^${run}-(?<pipeline>p\\d+)-stream` }],
        maxDepth: 1,
      },
      await lab.finder(),
    );
    const { of, others, warnings } = discovery;
    const nameOf = ({ metadata }: Entity) =>
      (metadata.title ?? metadata.name).replace(`${run}-`, '');
    const arnOf = ({ metadata }: Entity) => metadata.annotations?.[ARN] ?? '';
    const resources = () => new Set(of('Resource').map(nameOf));
    const pipelines = () => {
      const names = new Map(
        of('Resource').map(each => [
          `resource:default/${each.metadata.name}`,
          nameOf(each),
        ]),
      );
      return new Map(
        of('Component').map(each => [
          nameOf(each),
          [each.spec?.dependsOn ?? []]
            .flat()
            .map(ref => names.get(String(ref)) ?? ref)
            .sort(),
        ]),
      );
    };

    await discovery.run();
    expect(warnings).toEqual([
      expect.stringContaining(
        `Account ${NOBODY} in ${REGION} was not searched`,
      ),
    ]);
    expect(pipelines().size).toBe(2 * PIPELINES + 1);
    // With the lake that all share, and a queue with its dead-letter queue elsewhere.
    expect(resources().size).toBe(1000 + 1 + 2);
    expect(pipelines().get('결제-7')).toEqual(
      [
        'crawler-7',
        'job-7',
        'lake',
        ...numbers(QUEUES).flatMap(part => [
          `queue-${7 + part * PIPELINES}`,
          `queue-${7 + part * PIPELINES}-dlq`,
        ]),
      ].sort(),
    );
    expect(pipelines().get('p7')).toEqual(['lake', 'p7-stream']);
    expect(pipelines().get('other')).toEqual(['other', 'other-dlq']);
    expect(of('Component')[0].spec?.owner).toBe('unknown');

    await lab.deleteQueue(`${run}-queue-0`);
    await lab.firehose('DeleteDeliveryStream', {
      DeliveryStreamName: `${run}-p0-stream`,
    });
    await lab.glue('DeleteCrawler', { Name: `${run}-crawler-0` });
    await lab.glue('DeleteJob', { JobName: `${run}-job-0` });
    await lab.tagQueue(`${run}-queue-1`, { [run]: '정산' });
    // Nothing in AWS can be renamed: it is made again.
    await lab.deleteQueue(`${run}-queue-2`);
    await lab.createQueue(`${run}-renamed`, { [run]: '결제-2' });
    const theirs = `arn:aws:sqs:${REGION}:${ACCOUNT}:${run}-queue-3`;
    others.push(
      entityOf('Resource', 'theirs', { 'amazon.com/sqs-queue-arn': theirs }),
    );
    lab.refuses = true;
    warnings.length = 0;
    await discovery.run();
    expect(warnings).toEqual([
      expect.stringMatching(
        new RegExp(`^Account ${OTHER} in .* stays as it is: .*explicit deny`),
      ),
      expect.stringContaining(NOBODY),
    ]);
    expect(pipelines().get('other')).toEqual(['other', 'other-dlq']);
    const gone = ['queue-0', 'queue-0-dlq', 'queue-2', 'queue-2-dlq'].concat([
      'p0-stream',
      'crawler-0',
      'job-0',
      'queue-3',
    ]);
    expect(gone.filter(name => resources().has(name))).toEqual([]);
    expect(resources().size).toBe(1003 - gone.length + 2);
    expect(pipelines().get('정산')).toEqual(['queue-1', 'queue-1-dlq']);
    expect(pipelines().get('결제-2')).toEqual(
      expect.arrayContaining(['renamed', 'renamed-dlq', 'queue-42']),
    );
    expect(pipelines().get('결제-3')).toContain('resource:default/theirs');
    const arns = of('Resource').map(arnOf);
    expect(new Set(arns).size).toBe(arns.length);
    expect(arns).not.toContain(theirs);
  }, 300_000);
}

describe('discovery as our simulator has it', () => {
  findsAThousand(async () => {
    const simulator = await startSimulator({ speed: 1 });
    return { url: simulator.url, stop: () => simulator.close() };
  });
});

describe('discovery as moto has it', () => {
  if (motoUrl) {
    findsAThousand(async () => ({ url: motoUrl, stop: async () => {} }));
  } else {
    it('is not compared with, outside CI', () => {
      process.stderr.write(
        'Conformance with moto did not run: MOTO_URL is not set. `npm test` installs and starts moto.\n',
      );
      expect(process.env.CI).toBeFalsy();
    });
  }
});
