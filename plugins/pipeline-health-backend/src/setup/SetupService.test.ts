import { mockCredentials } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import { createMessageRenderer } from '@pipeline-health/plugin-pipeline-health-common';
import {
  SetupCheck,
  Shard,
  SourceError,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { checkAnswer } from '../__testUtils__/checkAnswer';
import { fakeKind } from '../evaluation/__testUtils__/facts';
import { messages } from '../evaluation/messages';
import { SetupService } from './SetupService';

const REGION = 'eu-central-1';
const one: Shard = { account: '111111111111', region: REGION };
const other: Shard = { account: '222222222222', region: REGION };
const credentials = mockCredentials.user();

const tank = (name: string, { account, region }: Shard): StageRef => ({
  arn: `arn:aws:tank:${region}:${account}:${name}`,
  kind: 'tank',
  name,
  account,
  region,
});

const WELL: SetupCheck = {
  identity: { account: one.account, arn: 'arn:aws:iam::111111111111:role/r' },
  actions: [{ action: 'tank:Look', kinds: ['tank'], outcome: 'allowed' }],
  tagged: { tank: 5 },
};

function createSetup(stages: StageRef[] = []) {
  let now = Date.parse('2026-03-01T12:00:00Z');
  const check = jest.fn(
    async (shard: Shard): Promise<SetupCheck> => ({
      ...WELL,
      identity: { ...WELL.identity!, account: shard.account },
    }),
  );
  const authorizeCollection = jest.fn(async () => {});
  const collect = jest.fn(async () => {});
  const service = new SetupService({
    authorizer: { authorizeCollection },
    stores: { collection: { watchedStages: async () => stages } },
    sources: [
      {
        kinds: [fakeKind({})],
        priceSource: 'list price of tanks',
        setup: {
          shards: () => [one],
          check,
          monthlyUsd: (_, askEvery) => 900_000 / askEvery(undefined),
        },
      },
    ],
    render: createMessageRenderer(messages),
    askEvery: () => 900_000,
    collect,
    clock: () => now,
    patience: 50,
  });
  return {
    ...{ service, check, authorizeCollection, collect },
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

describe('SetupService', () => {
  it('tells of what is configured and of where stages are watched', async () => {
    const stages = [tank('a', other), tank('b', other)];
    const { service, check } = createSetup(stages);
    const status = await service.get(credentials);
    expect(status).toMatchObject({
      checking: false,
      plannedMonthlyUsd: 2,
      shards: [
        { ...one, plannedMonthlyUsd: 0 },
        {
          ...other,
          checkedAt: '2026-03-01T12:00:00.000Z',
          identity: { account: other.account },
          actions: WELL.actions,
          resources: [{ kind: 'tank', watched: 2, tagged: 5 }],
          plannedMonthlyUsd: 2,
        },
      ],
    });
    expect(checkAnswer('SetupStatus', status)).toEqual([]);
    expect(check.mock.calls).toEqual([
      [one, []],
      [other, stages],
    ]);
  });

  it('asks again after a while, or when it is told to', async () => {
    const { service, check, collect, pass } = createSetup();
    await service.get(credentials);
    pass(10 * 60_000);
    await service.get(credentials);
    expect(check).toHaveBeenCalledTimes(1);
    expect(collect).not.toHaveBeenCalled();
    await service.get(credentials, { again: true });
    await service.get(credentials, { again: true });
    expect(check).toHaveBeenCalledTimes(2);
    expect(collect).toHaveBeenCalledTimes(1);
    pass(16 * 60_000);
    await service.get(credentials);
    expect(check).toHaveBeenCalledTimes(3);
  });

  it('says in one sentence why an account cannot be asked, and goes on with the others', async () => {
    const { service, check } = createSetup([tank('a', other)]);
    check.mockImplementation(async ({ account }) => {
      if (account === one.account) {
        throw new SourceError('failed', 'it broke');
      }
      return {
        actions: [],
        problem: { code: 'unknown-account', values: { account } },
      };
    });
    const status = await service.get(credentials);
    expect(checkAnswer('SetupStatus', status)).toEqual([]);
    const { shards } = status;
    expect(
      shards.map(({ problem }) => [problem?.code, problem?.title]),
    ).toEqual([
      [
        'failed',
        `AWS did not say who asks in account ${one.account}, region ${REGION}: it broke`,
      ],
      [
        'unknown-account',
        `No credentials are configured for account ${other.account}: set aws.accountDefaults.roleName, or name the account under aws.accounts`,
      ],
    ]);
  });

  it('keeps nobody waiting for an account that does not answer', async () => {
    const { service, check } = createSetup([tank('a', other)]);
    let answer = (_: SetupCheck) => {};
    check.mockImplementation(({ account }) =>
      account === one.account
        ? new Promise(resolve => {
            answer = resolve;
          })
        : Promise.resolve(WELL),
    );
    const early = await service.get(credentials);
    expect(early.checking).toBe(true);
    expect(
      early.shards.map(({ checkedAt }) => checkedAt !== undefined),
    ).toEqual([false, true]);
    answer(WELL);
    const late = await service.get(credentials);
    expect(late.checking).toBe(false);
    expect(late.shards[0].checkedAt).toBeDefined();
    expect(check).toHaveBeenCalledTimes(2);
  });

  it('tells nothing to who may not see operations, and asks nothing for them', async () => {
    const { service, check, authorizeCollection, collect } = createSetup();
    authorizeCollection.mockRejectedValue(new NotAllowedError('no'));
    await expect(service.get(credentials)).rejects.toThrow('no');
    await expect(service.get(credentials, { again: true })).rejects.toThrow(
      'no',
    );
    expect(check).not.toHaveBeenCalled();
    expect(collect).not.toHaveBeenCalled();
  });
});
