import { QueueCheck } from '../SqsQueueInventory';
import { ageUnknown, oldestMessageAge } from './age';
import { consumerStopped, inFlightQuota, poisonPills } from './consumer';
import {
  deadLetterRetention,
  deadLetters,
  deadLettersTaken,
  manySources,
  takenByName,
} from './deadLetters';
import { fallingBehind } from './fallingBehind';
import { messagesLost, messagesUnaccounted } from './lost';
import {
  alarmNeverFires,
  fewReceives,
  noDeadLetterQueue,
  shortRetention,
  visibilityTimeout,
} from './setup';
import { lessSent, moreSent, sourceSilent } from './source';
import { timeToLoss } from './timeToLoss';

/** What happens first, then what is about to happen, then what could be better set up. */
export const checks: readonly QueueCheck[] = [
  messagesLost,
  inFlightQuota,
  poisonPills,
  consumerStopped,
  timeToLoss,
  deadLetters,
  deadLettersTaken,
  oldestMessageAge,
  fallingBehind,
  ageUnknown,
  messagesUnaccounted,
  sourceSilent,
  lessSent,
  moreSent,
  deadLetterRetention,
  noDeadLetterQueue,
  visibilityTimeout,
  alarmNeverFires,
  shortRetention,
  fewReceives,
  manySources,
  takenByName,
];
