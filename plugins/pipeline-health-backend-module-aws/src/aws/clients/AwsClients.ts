import { AwsCredentialsManager } from '@backstage/integration-aws-node';
import {
  Shard,
  SourceUsage,
} from '@pipeline-health/plugin-pipeline-health-node';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { AnswerLog } from './AnswerLog';
import { AwsClient, AwsClientClass } from './AwsClient';
import { priceOf, PriceOverrides } from '../prices';
import { ServerClock } from './ServerClock';
import { UsageMeter } from './UsageMeter';
import { watchClient } from './watchClient';

interface ShardClients {
  byClass: Map<Function, AwsClient>;
  /** Of those who try again themselves. */
  once: Map<Function, AwsClient>;
  usage: UsageMeter;
  clock: ServerClock;
}

/**
 * Makes and keeps the clients of the SDK: one for each service, account and
 * region. `AWS_ENDPOINT_URL` is honoured by the SDK itself.
 */
export class AwsClients {
  private readonly shards = new Map<string, ShardClients>();
  /** HTTP/1.1 for every service, Kinesis too, over one pool of sockets. */
  private readonly requestHandler = new NodeHttpHandler({
    connectionTimeout: 5_000,
    requestTimeout: 30_000,
    throwOnRequestTimeout: true,
  });

  constructor(
    private readonly credentials: AwsCredentialsManager,
    private readonly options: {
      maxAttempts: number;
      /** The first is where a bucket is asked for whose ARN names no region. */
      regions: readonly string[];
      /** What the site pays, where that is not the list price. */
      prices?: PriceOverrides;
    },
    private readonly now: () => number,
    /** Where it is noted how each question was answered. */
    private readonly answers?: AnswerLog,
  ) {}

  /** A client that tries again by itself what AWS asks to try again. */
  client<TClient extends AwsClient>(
    shard: Shard,
    ClientClass: AwsClientClass<TClient>,
  ): TClient {
    const { byClass } = this.of(shard);
    return this.keep(byClass, shard, ClientClass, this.options.maxAttempts);
  }

  /** A client for those who try again themselves, so that attempts do not multiply. */
  clientThatTriesOnce<TClient extends AwsClient>(
    shard: Shard,
    ClientClass: AwsClientClass<TClient>,
  ): TClient {
    return this.keep(this.of(shard).once, shard, ClientClass, 1);
  }

  private keep<TClient extends AwsClient>(
    clients: Map<Function, AwsClient>,
    shard: Shard,
    ClientClass: AwsClientClass<TClient>,
    maxAttempts: number,
  ): TClient {
    const known = clients.get(ClientClass);
    if (known instanceof ClientClass) {
      return known;
    }
    const client = new ClientClass({
      // Without one in the configuration that of the environment counts.
      region: shard.region || this.options.regions[0],
      credentials: async properties => {
        const { sdkCredentialProvider } =
          await this.credentials.getCredentialProvider({
            accountId: shard.account,
          });
        return sdkCredentialProvider(properties);
      },
      requestHandler: this.requestHandler,
      retryMode: 'standard',
      // Commands of a class go the same way; what is added to it is added before the first.
      cacheMiddleware: true,
      maxAttempts,
      useQueueUrlAsEndpoint: false,
      forcePathStyle: Boolean(process.env.AWS_ENDPOINT_URL),
    });
    watchClient(client, shard, { ...this.of(shard), answers: this.answers });
    clients.set(ClientClass, client);
    return client;
  }

  usage(shard: Shard): UsageMeter {
    return this.of(shard).usage;
  }

  /** Milliseconds by which AWS's clock is ahead of ours, by its last answer. */
  clockOffset(shard: Shard): number | undefined {
    return this.of(shard).clock.offset;
  }

  takeUsage(shard: Shard): SourceUsage {
    return this.of(shard).usage.take();
  }

  destroy(): void {
    this.requestHandler.destroy();
    this.shards.clear();
  }

  private of(shard: Shard): ShardClients {
    const key = `${shard.account}/${shard.region}`;
    let clients = this.shards.get(key);
    if (!clients) {
      clients = {
        byClass: new Map(),
        once: new Map(),
        usage: new UsageMeter(
          name => priceOf(name, shard.region, this.options.prices)?.usd ?? 0,
        ),
        clock: new ServerClock(this.now),
      };
      this.shards.set(key, clients);
    }
    return clients;
  }
}
