import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { JsonObject } from '@backstage/types';
import { Shard } from '@pipeline-health/plugin-pipeline-health-node';
import { AwsClient, AwsClientClass, AwsClients, TtlCache } from '../clients';
import { Alarm, CloudWatchLimiter, readAlarms } from '../cloudwatch';
import { AwsAccess } from './AwsAccess';

const ALARMS = 'alarms';
const ALARMS_SECONDS = 15 * 60;
/** In milliseconds, however often they change. */
const ALARMS_READ_EVERY = 60_000;

/**
 * Asks AWS about one account and region.
 */
export class ShardAccess implements AwsAccess {
  private readonly facts: TtlCache;

  constructor(
    readonly shard: Shard,
    private readonly clients: AwsClients,
    private readonly limiter: CloudWatchLimiter,
    readonly now: () => number,
    readonly settings: JsonObject,
  ) {
    this.facts = new TtlCache(now);
  }

  client<TClient extends AwsClient>(
    ClientClass: AwsClientClass<TClient>,
  ): TClient {
    return this.clients.client(this.shard, ClientClass);
  }

  clientThatTriesOnce<TClient extends AwsClient>(
    ClientClass: AwsClientClass<TClient>,
  ): TClient {
    return this.clients.clientThatTriesOnce(this.shard, ClientClass);
  }

  alarms(): Promise<readonly Alarm[]> {
    return this.remember(ALARMS, ALARMS_SECONDS, () =>
      readAlarms(this.client(CloudWatchClient), this.limiter),
    );
  }

  /** Has alarms read anew by who asks for them next, unless they were read in the last minute. */
  renewAlarms(): void {
    this.facts.renew(ALARMS, ALARMS_READ_EVERY);
  }

  remember<T>(key: string, seconds: number, ask: () => Promise<T>): Promise<T> {
    return this.facts.remember(key, seconds, ask);
  }
}
