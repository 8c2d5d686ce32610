import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { startTestSimulator, TestSimulator } from '../../testSimulator';

describe('STS over the wire', () => {
  let aws: TestSimulator;

  beforeEach(async () => {
    aws = await startTestSimulator();
  });
  afterEach(() => aws.stop());

  const assume = async (RoleArn: string) => {
    const { Credentials, AssumedRoleUser } = await aws.sts.send(
      new AssumeRoleCommand({
        RoleArn,
        RoleSessionName: 'backstage',
        Tags: [{ Key: 'a', Value: 'b & c' }],
      }),
    );
    return {
      user: AssumedRoleUser,
      expiration: Credentials?.Expiration,
      credentials: {
        accessKeyId: Credentials?.AccessKeyId ?? '',
        secretAccessKey: Credentials?.SecretAccessKey ?? '',
        sessionToken: Credentials?.SessionToken,
      },
    };
  };

  it('says who the caller is', async () => {
    expect(await aws.sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: '123456789012',
      Arn: 'arn:aws:iam::123456789012:user/simulated',
    });
  });

  it('hands out keys that are bound to the account of the role', async () => {
    const { credentials, user, expiration } = await assume(
      'arn:aws:iam::210987654321:role/readers/pipeline-health',
    );
    expect(credentials.accessKeyId).toMatch(/^ASIA210987654321[0-9A-F]{4}$/);
    expect(user?.Arn).toBe(
      'arn:aws:sts::210987654321:assumed-role/pipeline-health/backstage',
    );
    expect(expiration?.getTime()).toBeGreaterThan(Date.now());

    const sts = new STSClient({ ...aws.configuration, credentials });
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: '210987654321',
      Arn: 'arn:aws:sts::210987654321:assumed-role/pipeline-health/backstage',
    });
    const sqs = new SQSClient({ ...aws.configuration, credentials });
    const { QueueUrl } = await sqs.send(
      new CreateQueueCommand({ QueueName: 'orders' }),
    );
    expect(QueueUrl).toBe(`${aws.simulator.url}/210987654321/orders`);
    [sts, sqs].forEach(client => client.destroy());
  });

  it('refuses a malformed role, a denied one, and what is not simulated', async () => {
    await expect(assume('nonsense')).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'nonsense is invalid',
    });
    aws.simulator.faults.inject({
      kind: 'access-denied',
      service: 'sts',
      resource: 'arn:aws:iam::210987654321:role/locked',
    });
    await expect(
      assume('arn:aws:iam::210987654321:role/locked'),
    ).rejects.toMatchObject({
      name: 'AccessDenied',
      $metadata: expect.objectContaining({ httpStatusCode: 403 }),
    });
    await expect(
      aws.sts.send(new GetSessionTokenCommand({})),
    ).rejects.toMatchObject({ name: 'UnknownOperationException' });
  });
});
