import { Services } from './services/createServices';

/**
 * What is true of a resource that holds data.
 *
 * @public
 */
export interface StageTruth {
  /** Seconds until the first of what it holds expires; absent while it holds nothing. */
  secondsToLoss?: number;
  /** How many messages or records have expired in it. */
  lost: number;
}

/** What is true of the queue, stream or delivery stream of an ARN. */
export function truthOf(
  arn: string,
  { sqs, kinesis, firehose }: Pick<Services, 'sqs' | 'kinesis' | 'firehose'>,
  now: number,
): StageTruth | undefined {
  const [, , service, region, account, resource = ''] = arn.split(':');
  const scope = { account, region };
  const name = resource.replace(/^.*\//, '');
  const finders: { [service: string]: () => Holder | undefined } = {
    sqs: () => sqs.findQueue(name, scope),
    kinesis: () => kinesis.find(name, scope),
    firehose: () => firehose.find(name, scope),
  };
  const holder = finders[service]?.();
  if (!holder) {
    return undefined;
  }
  const at = holder.nextLossAt();
  return {
    ...(at !== undefined && { secondsToLoss: (at - now) / 1000 }),
    lost: holder.lost,
  };
}

interface Holder {
  lost: number;
  nextLossAt(): number | undefined;
}
