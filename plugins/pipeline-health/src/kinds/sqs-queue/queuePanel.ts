import { StagePanel } from '../StagePanel';
import { QueueBalance } from './QueueBalance';
import { readQueue } from './readQueue';

/** What came into an SQS queue and went out of it, and how old what waits is. */
export const queuePanel: StagePanel = {
  Panel: QueueBalance,
  reads: inventory => readQueue(inventory) !== undefined,
  shows: [],
};
