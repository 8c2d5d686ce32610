import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { awsStageKinds } from '../stages/registry';
import { FakeAnswers, fakeAccess } from '../__testUtils__/fakeAccess';
import { findByTags } from './findByTags';

const shards = [
  { account: '111111111111', region: 'eu-central-1' },
  { account: '222222222222', region: 'eu-central-1' },
];

const resource = (arn: string) => ({ ResourceARN: arn, Tags: [] });
const queue = (account: string, name: string) =>
  `arn:aws:sqs:eu-central-1:${account}:${name}`;

const kinds = awsStageKinds.filter(({ kind }) => kind === 'sqs-queue');

const find = (
  answers: (account: string) => FakeAnswers,
  tags: { [key: string]: string } = { team: 'orders', stage: 'prod' },
) =>
  findByTags({
    kinds,
    shards,
    accessOf: shard => fakeAccess(answers(shard.account), { shard }),
    tags,
  });

const refuse = () => {
  throw new SourceError('access-denied', 'No');
};

describe('findByTags', () => {
  it('asks every account for the tags and the kinds, page by page', async () => {
    const inputs: object[] = [];
    const found = await find(account => ({
      GetResources: input => {
        inputs.push(input);
        return 'PaginationToken' in input && input.PaginationToken
          ? {
              ResourceTagMappingList: [resource(queue(account, 'b'))],
              PaginationToken: '',
            }
          : {
              ResourceTagMappingList: [resource(queue(account, 'a'))],
              PaginationToken: 'more',
            };
      },
    }));
    expect(found.problems).toEqual([]);
    expect(found.stages.map(({ arn }) => arn).sort()).toEqual(
      shards.flatMap(({ account }) => [
        queue(account, 'a'),
        queue(account, 'b'),
      ]),
    );
    expect(found.stages[0]).toMatchObject({
      kind: 'sqs-queue',
      account: '111111111111',
      region: 'eu-central-1',
    });
    expect(inputs[0]).toMatchObject({
      TagFilters: [
        { Key: 'team', Values: ['orders'] },
        { Key: 'stage', Values: ['prod'] },
      ],
      ResourceTypeFilters: ['sqs'],
    });
  });

  it('leaves out what is of no known kind, and stands what is no ARN', async () => {
    const { stages } = await find(() => ({
      GetResources: () => ({
        ResourceTagMappingList: [
          resource('arn:aws:sns:eu-central-1:111111111111:topic'),
          resource('nonsense'),
          {},
          resource(queue('111111111111', 'a')),
        ],
      }),
    }));
    expect(stages.map(({ name }) => name)).toEqual(['a']);
  });

  it('ends when the pages repeat', async () => {
    const { stages } = await find(account => ({
      GetResources: () => ({
        ResourceTagMappingList: [resource(queue(account, 'a'))],
        PaginationToken: 'same',
      }),
    }));
    expect(stages).toHaveLength(2);
  });

  it('lists the queues itself where the tagging API is refused, and reports that', async () => {
    const found = await find(account => ({
      GetResources: () =>
        account === '111111111111'
          ? refuse()
          : { ResourceTagMappingList: [resource(queue(account, 'a'))] },
      ListQueues: () => ({
        QueueUrls: ['tagged', 'half', 'untagged'].map(
          name => `https://sqs.eu-central-1.amazonaws.com/${account}/${name}`,
        ),
      }),
      ListQueueTags: input => {
        const url = 'QueueUrl' in input ? String(input.QueueUrl) : '';
        if (url.endsWith('/tagged')) {
          return { Tags: { team: 'orders', stage: 'prod', more: 'x' } };
        }
        return url.endsWith('/half') ? { Tags: { team: 'orders' } } : {};
      },
    }));
    expect(found.stages.map(({ arn }) => arn)).toEqual([
      queue('111111111111', 'tagged'),
      queue('222222222222', 'a'),
    ]);
    expect(found.problems).toMatchObject([
      { shard: shards[0], error: { code: 'access-denied' } },
    ]);
  });

  it('lets a dead account cost only itself', async () => {
    const found = await find(account => ({
      GetResources: () =>
        account === '111111111111'
          ? refuse()
          : { ResourceTagMappingList: [resource(queue(account, 'a'))] },
      ListQueues: refuse,
    }));
    expect(found.stages).toHaveLength(1);
    expect(found.problems).toHaveLength(1);
  });

  it('does not look for everything when no tag is given', async () => {
    await expect(find(() => ({}), {})).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});
