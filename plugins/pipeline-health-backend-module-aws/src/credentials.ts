import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  AwsCredentialsManager,
  DefaultAwsCredentialsManager,
} from '@backstage/integration-aws-node';
import type { createAwsCredentialsManagerFromConnection } from '@backstage/integration-aws-node/alpha';

/** Its package is none of ours: who reads the connections says what it takes. */
type Connections = Parameters<
  typeof createAwsCredentialsManagerFromConnection
>[0];

/** The type that connections to AWS have. */
export const AWS_CONNECTION = 'aws';

/** What a Backstage has that is older than connections. */
export const NO_CONNECTIONS: Connections = {
  async find() {
    throw noConnections();
  },
};

function noConnections() {
  return new InputError(
    'connections: this Backstage reads none; name accounts under aws.accounts',
  );
}

/**
 * Backstage's connections by their id: the export is younger than the oldest
 * Backstage that we start in, where there are none.
 */
export const connectionsServiceRef = createServiceRef<Connections>({
  id: 'alpha.core.connections',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {},
      factory: () => NO_CONNECTIONS,
    }),
});

/** Credentials from the connections of type `aws`, if there are any, or else from `aws`. */
export function createCredentials(
  config: Config,
  connections: Connections,
): AwsCredentialsManager {
  if (awsConnections(config).length === 0) {
    return DefaultAwsCredentialsManager.fromConfig(config);
  }
  if (connections === NO_CONNECTIONS) {
    throw noConnections();
  }
  // Loaded here, because an older Backstage has no such entry point.
  const alpha: typeof import('@backstage/integration-aws-node/alpha') = require('@backstage/integration-aws-node/alpha');
  return alpha.createAwsCredentialsManagerFromConnection(connections);
}

/** The accounts that are configured one by one, wherever the credentials come from. */
export function configuredAccounts(config: Config): string[] {
  const connections = awsConnections(config);
  const entries = connections.length
    ? connections.flatMap(each => each.getOptionalConfigArray('auth') ?? [])
    : config.getOptionalConfigArray('aws.accounts') ?? [];
  return [
    ...new Set(
      entries.flatMap(entry => entry.getOptionalString('accountId') ?? []),
    ),
  ];
}

function awsConnections(config: Config): Config[] {
  const connections = config.getOptionalConfigArray('connections') ?? [];
  return connections.filter(
    each => each.getOptionalString('type') === AWS_CONNECTION,
  );
}
