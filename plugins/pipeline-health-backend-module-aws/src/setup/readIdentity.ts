import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { AwsCredentialsManager } from '@backstage/integration-aws-node';
import { SetupProblemCode } from '@pipeline-health/plugin-pipeline-health-common';
import {
  SetupCheck,
  Shard,
} from '@pipeline-health/plugin-pipeline-health-node';
import { classifyError, ErrorFacts, errorFacts } from '../aws/clients';

/** Where a partition that begins so always answers. */
const HOMES: readonly [begins: string, region: string][] = [
  ['cn-', 'cn-north-1'],
  ['us-gov-', 'us-gov-west-1'],
  ['', 'us-east-1'],
];

const EXPIRED = [
  'ExpiredToken',
  'ExpiredTokenException',
  'RequestExpired',
  'TokenRefreshRequired',
];

/** Who we are, or why that is not known. */
type Identity = Pick<SetupCheck, 'identity' | 'problem'>;

/**
 * Who we are in an account and region, by AWS itself, which everybody may ask;
 * or why nobody can tell.
 */
export async function readIdentity(
  credentials: AwsCredentialsManager,
  { account, region }: Shard,
): Promise<Identity> {
  try {
    const identity = await callerIdentity(credentials, account, region);
    return account && identity.account !== account
      ? {
          identity,
          ...problem('another-account', { account, found: identity.account }),
        }
      : { identity };
  } catch (error) {
    const facts = errorFacts(error);
    const code = codeOf(facts);
    const [, home] = HOMES.find(([begins]) => region.startsWith(begins)) ?? [];
    const isElsewhere =
      (code === 'unreachable' || code === 'wrong-credentials') &&
      home !== undefined &&
      home !== region &&
      (await answers(credentials, account, home));
    return problem(isElsewhere ? 'wrong-region' : code, {
      account,
      region,
      message: facts.message,
      ...(code === 'role-refused' && {
        ...refusedRole(facts.message),
        ...(await roleOf(credentials, account)),
      }),
    });
  }
}

async function callerIdentity(
  credentials: AwsCredentialsManager,
  account: string,
  region: string,
) {
  const { sdkCredentialProvider } = await credentials.getCredentialProvider({
    accountId: account,
  });
  const client = new STSClient({
    region,
    credentials: sdkCredentialProvider,
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 5_000 },
  });
  try {
    const { Account = '', Arn = '' } = await client.send(
      new GetCallerIdentityCommand({}),
    );
    return { account: Account, arn: Arn };
  } finally {
    client.destroy();
  }
}

function answers(
  credentials: AwsCredentialsManager,
  account: string,
  region: string,
): Promise<boolean> {
  return callerIdentity(credentials, account, region).then(
    () => true,
    () => false,
  );
}

function codeOf(facts: ErrorFacts): SetupProblemCode {
  const { names, message } = facts;
  if (facts.noIntegration) {
    return 'unknown-account';
  }
  if (facts.assumingRole) {
    return 'role-refused';
  }
  if (names.some(name => EXPIRED.includes(name))) {
    return 'expired-credentials';
  }
  if (names.includes('CredentialsProviderError')) {
    return /expired/i.test(message) ? 'expired-credentials' : 'no-credentials';
  }
  const code = classifyError(facts);
  if (code === 'credentials') {
    return 'wrong-credentials';
  }
  return code === 'unreachable' ? 'unreachable' : 'failed';
}

/** Who is refused which role: `User: A is not authorized to perform: sts:AssumeRole on resource: B`. */
function refusedRole(message: string): { [name: string]: string } {
  const [, by, role] =
    /User: (\S+) is not authorized.* on resource: (\S+)/.exec(message) ?? [];
  return {
    by: by ?? 'the backend',
    role: role ?? 'that is configured',
  };
}

/** An older Backstage does not tell. */
async function roleOf(
  credentials: AwsCredentialsManager,
  accountId: string,
): Promise<{ role?: string }> {
  const provider = await credentials.getCredentialProvider({ accountId });
  return 'roleArn' in provider ? { role: provider.roleArn } : {};
}

function problem(
  code: SetupProblemCode,
  values: { [name: string]: string },
): Identity {
  return { problem: { code, values } };
}
