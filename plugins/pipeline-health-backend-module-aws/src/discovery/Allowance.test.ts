import { ConfigReader } from '@backstage/config';
import {
  SourceError,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { FakeAnswers, fakeAccess } from '../__testUtils__/fakeAccess';
import { readAwsSourceConfig } from '../config';
import { Allowance } from './Allowance';

const SHOP = 'group:default/shop';
const FINANCE = 'group:default/finance';

const queue = (name: string, account = '111111111111'): StageRef => ({
  arn: `arn:aws:sqs:eu-central-1:${account}:${name}`,
  kind: 'sqs-queue',
  name,
  account,
  region: 'eu-central-1',
});

function setup(allow: object[], answers: FakeAnswers = {}) {
  const time = { now: 0 };
  const { allow: rules = [] } = readAwsSourceConfig(
    new ConfigReader({ pipelineHealth: { aws: { allow } } }),
  );
  const allowance = new Allowance({
    rules,
    accessOf: shard => fakeAccess(answers, { shard, now: () => time.now }),
    now: () => time.now,
  });
  const allowed = async (stage: StageRef, owner?: string) =>
    (await allowance.refusals([stage], owner)).length === 0;
  return { allowance, allowed, time };
}

it('allows by owners, accounts and ARNs, all that a rule names', async () => {
  const { allowed } = setup([
    { owners: ['finance'], arns: ['arn:aws:sqs:*:111111111111:payments-*'] },
    { owners: [SHOP], accounts: ['222222222222'] },
    { arns: ['arn:aws:sqs:*:*:shared.events'] },
  ]);
  const payments = queue('payments-dlq');
  expect(await allowed(payments, FINANCE)).toBe(true);
  expect(await allowed(payments, SHOP)).toBe(false);
  expect(await allowed(payments)).toBe(false);
  expect(await allowed(queue('orders'), FINANCE)).toBe(false);
  expect(await allowed(queue('orders', '222222222222'), SHOP)).toBe(true);
  expect(await allowed(queue('orders', '222222222222'), FINANCE)).toBe(false);
  expect(await allowed(queue('shared.events'))).toBe(true);
  expect(await allowed(queue('sharedXevents'))).toBe(false);
  expect(await allowed(queue('x-arn:aws:sqs:a:b:shared.events'))).toBe(false);
});

it('allows nothing by no rule, and says who asked', async () => {
  const { allowance } = setup([]);
  await expect(
    allowance.refusals([queue('orders')], SHOP),
  ).resolves.toMatchObject([
    {
      stage: queue('orders').arn,
      reason: `no rule of pipelineHealth.aws.allow lets ${SHOP} watch it`,
    },
  ]);
});

it('allows what is tagged with the owner', async () => {
  const tags: { [queue: string]: string } = {
    full: SHOP,
    short: 'Shop',
    finances: FINANCE,
    odd: 'a:b:c/d/e',
  };
  const asked: string[] = [];
  const { allowed, time } = setup(
    [{ ownerTag: 'pipeline-health:owner', accounts: ['111111111111'] }],
    {
      GetResources: input => {
        const [arn] = (input as { ResourceARNList: string[] }).ResourceARNList;
        asked.push(arn);
        const value = tags[arn.split(':')[5]];
        return {
          ResourceTagMappingList: value
            ? [
                {
                  ResourceARN: arn,
                  Tags: [{ Key: 'pipeline-health:owner', Value: value }],
                },
              ]
            : [],
        };
      },
    },
  );
  const names = ['full', 'short', 'finances', 'odd', 'untagged'];
  const allowedOf = async (owner?: string) => {
    const all = await Promise.all(
      names.map(async name =>
        (await allowed(queue(name), owner)) ? name : '',
      ),
    );
    return all.filter(Boolean);
  };
  expect(await allowedOf(SHOP)).toEqual(['full', 'short']);
  expect(await allowedOf(FINANCE)).toEqual(['finances']);
  expect(await allowedOf()).toEqual([]);
  expect(asked).toHaveLength(names.length);
  expect(await allowed(queue('full', '222222222222'), SHOP)).toBe(false);

  tags.full = FINANCE;
  time.now += 16 * 60_000;
  expect(await allowed(queue('full'), SHOP)).toBe(false);
});

it('asks for the tags of a bucket, not of its folder', async () => {
  const asked: string[][] = [];
  const { allowed } = setup([{ ownerTag: 'owner' }], {
    GetResources: input => {
      asked.push((input as { ResourceARNList: string[] }).ResourceARNList);
      return {};
    },
  });
  const at = (arn: string): StageRef => ({ ...queue('x'), arn });
  await allowed(at('arn:aws:s3:::sales/orders/'), SHOP);
  await allowed(at('arn:aws:lambda:eu-central-1:1:function:f:live'), SHOP);
  expect(asked).toEqual([
    ['arn:aws:s3:::sales'],
    ['arn:aws:lambda:eu-central-1:1:function:f'],
  ]);
});

it('does not know when tags cannot be read', async () => {
  const { allowance } = setup([{ ownerTag: 'owner' }], {
    GetResources: () => {
      throw new SourceError('access-denied', 'You may not');
    },
  });
  await expect(allowance.refusals([queue('a')], SHOP)).resolves.toMatchObject([
    {
      stage: queue('a').arn,
      reason: 'its tag owner could not be read: You may not',
      uncertain: true,
    },
  ]);
});

it.each([
  [[{ accounts: ['1'] }], 'pipelineHealth.aws.allow[0].accounts[0]'],
  [[{ arns: ['sqs:*'] }], 'pipelineHealth.aws.allow[0].arns[0]'],
  [[{ owners: [''] }], 'pipelineHealth.aws.allow[0].owners[0]'],
  [[{ owner: 'shop' }], 'pipelineHealth.aws.allow[0].owner'],
  ['all', 'pipelineHealth.aws.allow'],
])('refuses %j at start', (allow, key) => {
  expect(() =>
    readAwsSourceConfig(
      new ConfigReader({ pipelineHealth: { aws: { allow } } }),
    ),
  ).toThrow(key);
});
