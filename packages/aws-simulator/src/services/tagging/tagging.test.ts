import {
  CreateDeliveryStreamCommand,
  FirehoseClient,
} from '@aws-sdk/client-firehose';
import {
  CreateCrawlerCommand,
  CreateJobCommand,
  DeleteCrawlerCommand,
  DeleteJobCommand,
  GetCrawlerCommand,
  GlueClient,
} from '@aws-sdk/client-glue';
import {
  GetResourcesCommand,
  PaginationTokenExpiredException,
  ResourceGroupsTaggingAPIClient,
  TagResourcesCommand,
  UntagResourcesCommand,
} from '@aws-sdk/client-resource-groups-tagging-api';
import {
  DeleteQueueCommand,
  ListQueueTagsCommand,
  TagQueueCommand,
} from '@aws-sdk/client-sqs';
import { startTestSimulator, TestSimulator } from '../../testSimulator';

const place = 'eu-central-1:123456789012';
const id = '7ad7ea7b-3b1c-4f0e-9a3b-0123456789ab';
const transform = 'tfm-3f9c1a7be25d48c6a0b4e17d92f5c8036b1d4ae7';
const data = '{ team: data, stage: production }';

const oneOfEach = `
  queues: [{ name: orders, tags: ${data} }, { name: untagged }]
  streams: [{ name: plays, tags: ${data} }]
  deliveryStreams: [{ name: plays, destination: { s3: lake }, tags: ${data} }]
  functions: [{ name: plays, tags: ${data} }]
  domains: [{ name: plays, tags: ${data} }]
  buckets: [{ name: lake, tags: ${data} }]
  crawlers: [{ name: lake, database: lake, target: s3://lake/, tags: ${data} }]
  transforms: [{ id: ${transform}, name: m, input: { database: d, table: t }, tags: ${data} }]
  glueJobs: [{ name: load, tags: ${data} }]
  databrewJobs: [{ name: prepare, dataset: { name: raw, s3: s3://lake/raw/ }, tags: ${data} }]
  clusters: [{ name: sales, tags: ${data} }]
  workgroups: [{ name: reports, id: ${id}, tags: ${data} }]`;

const arns: Record<string, string> = {
  sqs: `arn:aws:sqs:${place}:orders`,
  'kinesis:stream': `arn:aws:kinesis:${place}:stream/plays`,
  'firehose:deliverystream': `arn:aws:firehose:${place}:deliverystream/plays`,
  'lambda:function': `arn:aws:lambda:${place}:function:plays`,
  'es:domain': `arn:aws:es:${place}:domain/plays`,
  's3:bucket': 'arn:aws:s3:::lake',
  'glue:crawler': `arn:aws:glue:${place}:crawler/lake`,
  'glue:mlTransform': `arn:aws:glue:${place}:mlTransform/${transform}`,
  'glue:job': `arn:aws:glue:${place}:job/load`,
  'databrew:job': `arn:aws:databrew:${place}:job/prepare`,
  'redshift:cluster': `arn:aws:redshift:${place}:cluster:sales`,
  'redshift-serverless:workgroup': `arn:aws:redshift-serverless:${place}:workgroup/${id}`,
};

describe('the simulated tagging API', () => {
  let aws: TestSimulator;
  let tagging: ResourceGroupsTaggingAPIClient;

  const start = async (scenarioText: string) => {
    aws = await startTestSimulator({ scenarioText });
    tagging = new ResourceGroupsTaggingAPIClient(aws.configuration);
  };
  const find = async (
    tags: Record<string, string[]>,
    ResourceTypeFilters?: string[],
  ) => {
    const { ResourceTagMappingList, PaginationToken } = await tagging.send(
      new GetResourcesCommand({
        TagFilters: Object.entries(tags).map(([Key, Values]) => ({
          Key,
          Values,
        })),
        ResourceTypeFilters,
      }),
    );
    expect(PaginationToken).toBe('');
    return ResourceTagMappingList?.map(({ ResourceARN }) => `${ResourceARN}`);
  };

  afterEach(async () => {
    tagging.destroy();
    await aws.stop();
  });

  it('finds what scenarios tag, in every service, by type', async () => {
    await start(oneOfEach);
    const all = await find({ team: ['data'] });
    expect(all?.sort()).toEqual(Object.values(arns).sort());
    for (const [type, arn] of Object.entries(arns)) {
      expect(await find({}, [type])).toEqual([arn]);
    }
    expect(await find({}, ['glue'])).toHaveLength(3);
    expect(await find({}, ['glue:job', 'sqs'])).toHaveLength(2);
  });

  it('asks for every key and for one of the values of each', async () => {
    await start(`
      queues:
        - { name: a, tags: { team: data, stage: production } }
        - { name: b, tags: { team: data, stage: test } }
        - { name: c, tags: { team: shop, stage: test } }`);
    const names = async (tags: Record<string, string[]>) =>
      (await find(tags))?.map(arn => arn.split(':')[5]);
    expect(await names({ team: ['data'] })).toEqual(['a', 'b']);
    expect(await names({ team: ['data'], stage: ['test'] })).toEqual(['b']);
    expect(await names({ stage: ['test', 'production'] })).toHaveLength(3);
    expect(await names({ team: [] })).toHaveLength(3);
    expect(await names({ owner: [] })).toEqual([]);
  });

  it('pages through everything once, with tokens that expire', async () => {
    await start('queues: [{ name: q, copies: 120, tags: { team: data } }]');
    const page = (PaginationToken?: string) =>
      tagging.send(
        new GetResourcesCommand({ ResourcesPerPage: 50, PaginationToken }),
      );
    const first = await page();
    const second = await page(first.PaginationToken);
    const third = await page(second.PaginationToken);
    expect(third.PaginationToken).toBe('');
    const found = [first, second, third].flatMap(({ ResourceTagMappingList }) =>
      ResourceTagMappingList?.map(({ ResourceARN }) => ResourceARN),
    );
    expect(new Set(found).size).toBe(120);
    aws.advance(16 * 60);
    await expect(page(first.PaginationToken)).rejects.toThrow(
      PaginationTokenExpiredException,
    );
    await expect(page('nonsense')).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });

  it('tags and untags over the wire, and forgets what is deleted', async () => {
    await start('queues: [{ name: orders }]');
    const QueueUrl = `${aws.simulator.url}/123456789012/orders`;
    const tagsOf = async () =>
      (await aws.sqs.send(new ListQueueTagsCommand({ QueueUrl }))).Tags;
    expect(await find({})).toEqual([]);
    await aws.sqs.send(
      new TagQueueCommand({ QueueUrl, Tags: { team: 'data' } }),
    );
    await tagging.send(
      new TagResourcesCommand({
        ResourceARNList: [arns.sqs],
        Tags: { stage: 'test' },
      }),
    );
    expect(await tagsOf()).toEqual({ team: 'data', stage: 'test' });
    expect(await find({ stage: ['test'] })).toEqual([arns.sqs]);
    await tagging.send(
      new UntagResourcesCommand({
        ResourceARNList: [arns.sqs],
        TagKeys: ['team', 'stage'],
      }),
    );
    expect(await tagsOf()).toEqual({});
    // It was tagged once.
    expect(await find({})).toEqual([arns.sqs]);
    await aws.sqs.send(new DeleteQueueCommand({ QueueUrl }));
    expect(await find({})).toEqual([]);
  });

  it('knows the tags that resources are created with, until they are deleted', async () => {
    await start('');
    const firehose = new FirehoseClient(aws.configuration);
    const glue = new GlueClient(aws.configuration);
    await firehose.send(
      new CreateDeliveryStreamCommand({
        DeliveryStreamName: 'plays',
        Tags: [{ Key: 'team', Value: 'data' }, { Key: 'bare' }],
      }),
    );
    await glue.send(
      new CreateCrawlerCommand({
        Name: 'lake',
        Role: 'glue',
        DatabaseName: 'lake',
        Targets: { S3Targets: [{ Path: 's3://lake/' }] },
        Tags: { team: 'data' },
      }),
    );
    await glue.send(
      new CreateJobCommand({
        Name: 'load',
        Role: 'glue',
        Command: {},
        Tags: { team: 'data' },
      }),
    );
    expect(await find({ team: ['data'] })).toEqual([
      arns['firehose:deliverystream'],
      arns['glue:crawler'],
      arns['glue:job'],
    ]);
    expect(await find({ bare: [''] })).toHaveLength(1);
    await glue.send(new DeleteCrawlerCommand({ Name: 'lake' }));
    await glue.send(new DeleteJobCommand({ JobName: 'load' }));
    await glue.send(new DeleteJobCommand({ JobName: 'load' }));
    expect(await find({})).toEqual([arns['firehose:deliverystream']]);
    await expect(
      glue.send(new GetCrawlerCommand({ Name: 'lake' })),
    ).rejects.toMatchObject({ name: 'EntityNotFoundException' });
    [firehose, glue].forEach(client => client.destroy());
  });

  it('answers the errors of AWS', async () => {
    await start('');
    aws.simulator.faults.inject({
      kind: 'throttling',
      service: 'tagging',
      times: 1,
    });
    await expect(find({})).rejects.toMatchObject({
      name: 'ThrottledException',
    });
    aws.simulator.faults.inject({ kind: 'access-denied', service: 'tagging' });
    await expect(find({})).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('tag:GetResources'),
    });
  });
});
