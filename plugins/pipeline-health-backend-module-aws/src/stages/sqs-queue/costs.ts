import { Cost } from '@pipeline-health/plugin-pipeline-health-node';
import { SqsQueueInventory } from './SqsQueueInventory';

const TAKEN = ['messagesSent', 'messagesReceived', 'messagesDeleted'] as const;

/** What is billed of a queue. */
export const costs: readonly Cost<SqsQueueInventory>[] = [
  {
    id: 'requests',
    price: ({ fifo }) => (fifo ? 'sqs.fifo-request' : 'sqs.standard-request'),
    formula:
      'At most: a request for each message sent, received and deleted, and for each empty receive; batches of ten need a tenth, and payloads above 64 KB count once for each 64 KB.',
    metrics: [...TAKEN, 'emptyReceives'],
    quantity({ monthly }) {
      const [sent, received, deleted] = TAKEN.map(monthly);
      return sent === undefined ||
        received === undefined ||
        deleted === undefined
        ? undefined
        : sent + received + deleted + (monthly('emptyReceives') ?? 0);
    },
  },
];
