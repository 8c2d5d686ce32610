import { QueueCheck } from '../SqsQueueInventory';
import { ageUnknown, oldestMessageAge, timeToLoss } from './age';
import { consumerStopped, inFlightQuota, poisonPills } from './consumer';
import {
  deadLetterRetention,
  deadLetters,
  deadLettersTaken,
  manySources,
  takenByName,
} from './deadLetters';
import {
  alarmNeverFires,
  fewReceives,
  noDeadLetterQueue,
  shortRetention,
  visibilityTimeout,
} from './setup';

/** What happens first, then what is about to happen, then what could be better set up. */
export const checks: readonly QueueCheck[] = [
  inFlightQuota,
  poisonPills,
  consumerStopped,
  timeToLoss,
  deadLetters,
  deadLettersTaken,
  oldestMessageAge,
  ageUnknown,
  deadLetterRetention,
  noDeadLetterQueue,
  visibilityTimeout,
  alarmNeverFires,
  shortRetention,
  fewReceives,
  manySources,
  takenByName,
];
