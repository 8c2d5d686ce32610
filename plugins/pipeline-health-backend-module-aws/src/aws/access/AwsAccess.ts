import { JsonObject } from '@backstage/types';
import { Shard } from '@pipeline-health/plugin-pipeline-health-node';
import { Alarm } from '../cloudwatch';
import { AwsClient, AwsClientClass } from '../clients';

/**
 * What the folder of a kind needs to ask AWS about one account and region.
 *
 * Every failure is a `SourceError` already: a client made here throws nothing
 * else, counts its calls for the usage and retries what AWS asks to retry. So a
 * kind asks, reads the answer and never catches, except where one refused
 * question must not cost the others; for that there is `ask` of the contract.
 */
export interface AwsAccess {
  readonly shard: Shard;
  /** What is configured of families of kinds, as it is written: `redshift`. */
  readonly settings: JsonObject;
  /** The client of a service, for example `access.client(SQSClient)`; made once and kept. */
  client<TClient extends AwsClient>(
    ClientClass: AwsClientClass<TClient>,
  ): TClient;
  /**
   * The same for calls that do something anew each time they are made, such as
   * sending a message: whether one was carried out whose answer is lost, only
   * the caller can find out.
   */
  clientThatTriesOnce<TClient extends AwsClient>(
    ClientClass: AwsClientClass<TClient>,
  ): TClient;
  /** Every alarm of the account and region, at most 15 minutes old. */
  alarms(): Promise<readonly Alarm[]>;
  /**
   * The answer to a question that changes seldom, kept for some seconds under
   * its key. Of the failures only refusals are kept, for a minute at most.
   */
  remember<T>(key: string, seconds: number, ask: () => Promise<T>): Promise<T>;
  /** Epoch milliseconds. */
  now(): number;
}
