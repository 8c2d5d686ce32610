import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { Shard } from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../aws/access';

/** The main credentials' own account has no name until AWS is asked. */
const MAIN_ACCOUNT = '';

/** The configured accounts, or the one that the main credentials are of. */
export async function readAccounts(
  { accounts, regions }: { accounts: string[]; regions: string[] },
  accessOf: (shard: Shard) => AwsAccess,
): Promise<string[]> {
  if (accounts.length) {
    return accounts;
  }
  const main = accessOf({ account: MAIN_ACCOUNT, region: regions[0] });
  const { Account } = await main
    .client(STSClient)
    .send(new GetCallerIdentityCommand({}));
  return Account ? [Account] : [];
}
