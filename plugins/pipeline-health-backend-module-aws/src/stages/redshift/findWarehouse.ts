import { AwsAccess } from '../../aws/access';
import { listWorkgroups, moreWorkgroups } from './listWorkgroups';

const HOST =
  /([a-z0-9-]+)\.([a-z0-9]+)\.([a-z0-9-]+)\.redshift(-serverless)?\.amazonaws\.com/i;

/** A warehouse that an address names. */
export interface Warehouse {
  name: string;
  arn: string;
}

/**
 * The warehouse of a JDBC address or host name such as
 * `jdbc:redshift://sales.abc123.eu-central-1.redshift.amazonaws.com:5439/dev`;
 * undefined when it names none, or none of this account and region.
 */
export async function findWarehouse(
  access: AwsAccess,
  beside: string,
  address: string,
): Promise<Warehouse | undefined> {
  const match = HOST.exec(address);
  if (!match) {
    return undefined;
  }
  const [, name, , region, serverless] = match;
  const [, partition, , , account] = beside.split(':');
  if (!serverless) {
    const arn = `arn:${partition}:redshift:${region}:${account}:cluster:${name}`;
    return { name, arn };
  }
  const { items, complete } = await listWorkgroups(access);
  const found = items.find(({ workgroupName }) => workgroupName === name);
  if (!found && !complete) {
    throw moreWorkgroups(items.length);
  }
  return found?.workgroupArn ? { name, arn: found.workgroupArn } : undefined;
}
