import { mockServices } from '@backstage/backend-test-utils';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { JsonObject } from '@backstage/types';
import { awsStageKinds } from '../stages/registry';
import { readAwsSourceConfig } from '../config';
import {
  ACCOUNT,
  queueStage,
  REGION,
  scope,
  SimulatedAws,
  startSimulatedAws,
} from '../__testUtils__/simulatedAws';
import { AwsSetup } from './AwsSetup';

const OTHER = '222222222222';
const MINUTE = 60_000;

/** Whatever this machine could sign in with. */
const OWN = {
  AWS_ACCESS_KEY_ID: undefined,
  AWS_SECRET_ACCESS_KEY: undefined,
  AWS_PROFILE: undefined,
  AWS_WEB_IDENTITY_TOKEN_FILE: undefined,
  AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
  AWS_CONFIG_FILE: '/nowhere',
  AWS_EC2_METADATA_DISABLED: 'true',
};

function setupOf(aws: JsonObject, source: JsonObject = {}): AwsSetup {
  const config = mockServices.rootConfig({
    data: {
      aws,
      pipelineHealth: { aws: { regions: [REGION], maxAttempts: 1, ...source } },
    },
  });
  return new AwsSetup({
    credentials: DefaultAwsCredentialsManager.fromConfig(config),
    config: readAwsSourceConfig(config),
    kinds: awsStageKinds,
    now: Date.now,
  });
}

const KEYS = { accessKeyId: 'test', secretAccessKey: 'test' };

describe('the setup of AWS', () => {
  let aws: SimulatedAws;
  const setup = setupOf({ accounts: [{ accountId: ACCOUNT, ...KEYS }] });
  const orders = queueStage('orders');

  beforeEach(async () => {
    aws = await startSimulatedAws();
    aws.simulator.sqs.createQueue({ ...scope, name: 'orders' });
    aws.simulator.sqs.createQueue({
      ...scope,
      name: 'tagged',
      tags: { team: 'orders' },
    });
  });
  afterEach(() => aws.close());

  const outcomes = async (stages = [orders]) => {
    const { actions } = await setup.check(scope, stages);
    return new Map(actions.map(each => [each.action, each]));
  };

  it('says who asks, what may be asked and what is there', async () => {
    const { identity, actions, tagged } = await setup.check(scope, [orders]);
    expect(identity).toMatchObject({ account: ACCOUNT });
    expect(tagged).toEqual({ 'sqs-queue': 1 });
    const allowed = actions
      .filter(({ outcome }) => outcome === 'allowed')
      .map(({ action }) => action);
    expect(allowed).toEqual([
      'cloudwatch:DescribeAlarms',
      'cloudwatch:GetMetricData',
      'lambda:ListEventSourceMappings',
      'sqs:GetQueueAttributes',
      'sqs:ListDeadLetterSourceQueues',
      'tag:GetResources',
    ]);
    expect(actions.map(({ outcome }) => outcome)).not.toContain('refused');
  });

  it('says what is refused, with the kinds that need it, until it is allowed', async () => {
    const fault = aws.simulator.faults.inject({
      kind: 'access-denied',
      service: 'lambda',
    });
    expect((await outcomes()).get('lambda:ListEventSourceMappings')).toEqual({
      action: 'lambda:ListEventSourceMappings',
      kinds: expect.arrayContaining(['sqs-queue']),
      outcome: 'refused',
      message: expect.stringContaining('not authorized'),
    });
    aws.simulator.faults.remove(fault);
    expect(
      (await outcomes()).get('lambda:ListEventSourceMappings')?.outcome,
    ).toBe('allowed');
  });

  it('looks at what carries tags where nothing is declared yet', async () => {
    const found = await outcomes([]);
    expect(found.get('sqs:GetQueueAttributes')?.outcome).toBe('allowed');
    expect(found.get('glue:GetCrawler')?.outcome).toBe('not-asked');
  });

  it('may ask about what does not exist', async () => {
    const found = await outcomes([queueStage('gone')]);
    expect(found.get('sqs:GetQueueAttributes')?.outcome).toBe('allowed');
  });

  it('leaves open what was not answered', async () => {
    aws.simulator.faults.inject({ kind: 'throttling', service: 'sqs' });
    expect((await outcomes()).get('sqs:GetQueueAttributes')).toMatchObject({
      outcome: 'unanswered',
      message: expect.stringMatching(/throttl/i),
    });
  });

  it('plans what metrics cost by how often they are asked for', () => {
    const seldom = setup.monthlyUsd(orders, () => 60 * MINUTE);
    expect(seldom).toBeGreaterThan(0);
    expect(setup.monthlyUsd(orders, () => 15 * MINUTE)).toBeCloseTo(4 * seldom);
    const bucket = { ...orders, kind: 'nothing-of-ours' };
    expect(setup.monthlyUsd(bucket, () => MINUTE)).toBe(0);
  });

  it('is asked of the account of the main credentials where none is named', () => {
    expect(setup.shards()).toEqual([scope]);
    expect(setupOf({}).shards()).toEqual([{ account: '', region: REGION }]);
  });
});

describe('an account that nobody can ask', () => {
  let aws: SimulatedAws;
  const before = { ...process.env };

  beforeEach(async () => {
    aws = await startSimulatedAws();
    for (const [name, value] of Object.entries(OWN)) {
      if (value === undefined) {
        delete process.env[name];
      } else {
        process.env[name] = value;
      }
    }
  });
  afterEach(async () => {
    await aws.close();
    process.env = { ...before };
  });

  const problemOf = async (of: AwsSetup, account = OTHER) => {
    const check = await of.check({ account, region: REGION }, []);
    expect(check.actions.map(({ outcome }) => outcome)).not.toContain(
      'allowed',
    );
    return check.problem;
  };

  it('has no credentials at all', async () => {
    expect(await problemOf(setupOf({}), '')).toMatchObject({
      code: 'no-credentials',
    });
    expect(
      await problemOf(setupOf({ accountDefaults: { roleName: 'reader' } })),
    ).toMatchObject({ code: 'no-credentials' });
  });

  it('is not configured', async () => {
    expect(await problemOf(setupOf({ mainAccount: KEYS }))).toMatchObject({
      code: 'unknown-account',
      values: { account: OTHER },
    });
  });

  it('refuses its role', async () => {
    aws.simulator.faults.inject({
      kind: 'access-denied',
      service: 'sts',
      operation: 'AssumeRole',
    });
    const roles = setupOf({
      mainAccount: KEYS,
      accountDefaults: { roleName: 'reader' },
    });
    expect(await problemOf(roles)).toMatchObject({
      code: 'role-refused',
      values: { role: expect.stringContaining('role/reader') },
    });
  });

  it('has credentials that have expired', async () => {
    aws.simulator.faults.inject({ kind: 'expired-credentials' });
    expect(
      await problemOf(setupOf({ accounts: [{ accountId: OTHER, ...KEYS }] })),
    ).toMatchObject({
      code: 'expired-credentials',
      values: { account: OTHER },
    });
  });

  it('has the credentials of another', async () => {
    expect(
      await problemOf(setupOf({ accounts: [{ accountId: OTHER, ...KEYS }] })),
    ).toMatchObject({
      code: 'another-account',
      values: { account: OTHER, found: ACCOUNT },
    });
  });

  it('does not answer', async () => {
    process.env.AWS_ENDPOINT_URL = 'http://127.0.0.1:9';
    expect(
      await problemOf(setupOf({ accounts: [{ accountId: OTHER, ...KEYS }] })),
    ).toMatchObject({ code: 'unreachable', values: { region: REGION } });
  });

  it('has no such region', async () => {
    aws.simulator.faults.inject({
      kind: 'disconnect',
      service: 'sts',
      region: REGION,
    });
    expect(
      await problemOf(setupOf({ accounts: [{ accountId: OTHER, ...KEYS }] })),
    ).toMatchObject({ code: 'wrong-region', values: { region: REGION } });
  });
});
