import { AwsCredentialIdentityProvider } from '@smithy/types';
import { NodeHttpHandler } from '@smithy/node-http-handler';

/**
 * What every client of the SDK is made with.
 */
export interface AwsClientSettings {
  region: string;
  credentials: AwsCredentialIdentityProvider;
  requestHandler: NodeHttpHandler;
  retryMode: 'standard';
  maxAttempts: number;
  cacheMiddleware: true;
  /** SQS: the region's endpoint (or the emulator's), not the host of the queue's URL. */
  useQueueUrlAsEndpoint: false;
  /** S3: an emulator has no host name for each bucket. */
  forcePathStyle: boolean;
}

/**
 * The part of an SDK client that all of them share.
 */
export interface AwsClient {
  readonly config: { readonly serviceId: string };
  readonly middlewareStack: {
    /** Each service's stack takes plugins for its own messages only; see `watchClient`. */
    use(plugin: never): void;
  };
  destroy(): void;
}

/**
 * A class of the SDK such as `SQSClient`.
 */
export type AwsClientClass<TClient extends AwsClient> = new (
  settings: AwsClientSettings,
) => TClient;
