import {
  ActionCall,
  ActionPrice,
  parseArn,
} from '@pipeline-health/plugin-pipeline-health-common';
import { answerOf, Shard } from '@pipeline-health/plugin-pipeline-health-node';
import { queueUrl } from '../../stages/sqs-queue/queueUrl';
import { priced } from '../say';
import { ActingTools } from '../ActingTools';
import { QueueNow } from './askQueue';
import { RedriveFacts } from './RedriveFacts';

/** For each message: three to move it, two to consume it. */
const REQUESTS = 5;

/** What it costs to move messages and to consume them. */
export function redrivePrice(
  { priceOf }: ActingTools,
  { region }: Shard,
  { configuration: { fifo } }: QueueNow,
  messages: number,
): ActionPrice | undefined {
  const request = priceOf(
    fifo ? 'sqs.fifo-request' : 'sqs.standard-request',
    region,
  );
  return (
    request && {
      usd: messages * REQUESTS * request.usd,
      per: 'once',
      ...priced('redrive-price'),
    }
  );
}

/** How messages are moved one by one. */
export function moveCalls(
  queueArn: string,
  destination: string | undefined,
): ActionCall[] {
  const QueueUrl = queueUrl(parseArn(queueArn));
  return [
    { service: 'sqs', operation: 'ReceiveMessage', input: { QueueUrl } },
    {
      service: 'sqs',
      operation: 'SendMessage',
      input: {
        QueueUrl: destination
          ? queueUrl(parseArn(destination))
          : 'the queue that each came from',
      },
    },
    { service: 'sqs', operation: 'DeleteMessage', input: { QueueUrl } },
  ];
}

/** What must still be so when it starts. */
export function seenOf({ sources, queue }: RedriveFacts) {
  return {
    sources: answerOf(sources) ?? [],
    fifo: queue.configuration.fifo,
  };
}
