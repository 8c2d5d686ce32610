import { GetConnectionCommand, GlueClient } from '@aws-sdk/client-glue';
import { AwsAccess } from '../../aws/access';
import { findWarehouse, Warehouse } from '../redshift';

const KEPT_SECONDS = 900;

/** The warehouse that a Glue connection leads to; undefined when it leads elsewhere. */
export function readConnectionTarget(
  access: AwsAccess,
  beside: string,
  name: string,
): Promise<Warehouse | undefined> {
  return access.remember(`connection/${name}`, KEPT_SECONDS, async () => {
    const { Connection: connection } = await access
      .client(GlueClient)
      // We have no use for the password, so it never leaves AWS.
      .send(new GetConnectionCommand({ Name: name, HidePassword: true }));
    const { JDBC_CONNECTION_URL: url, HOST: host } =
      connection?.ConnectionProperties ?? {};
    return findWarehouse(access, beside, url ?? host ?? '');
  });
}
