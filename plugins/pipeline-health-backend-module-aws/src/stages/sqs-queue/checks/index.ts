import { QueueCheck } from '../context';
import { alarmCoverage, alarmNeverFires } from './alarms';
import { consumerStopped } from './consumerStopped';
import { deadLetters } from './deadLetters';
import { inFlightQuota } from './inFlightQuota';
import { manySources } from './manySources';
import { oldestMessageAge } from './oldestMessageAge';
import { poisonPills } from './poisonPills';
import {
  deadLetterRetention,
  fewReceives,
  noDeadLetterQueue,
  shortRetention,
} from './posture';
import { timeToLoss } from './timeToLoss';
import { visibilityTimeout } from './visibilityTimeout';

/** What happens first, then what is about to happen, then what could be better set up. */
export const checks: readonly QueueCheck[] = [
  consumerStopped,
  timeToLoss,
  deadLetters,
  oldestMessageAge,
  poisonPills,
  inFlightQuota,
  deadLetterRetention,
  noDeadLetterQueue,
  visibilityTimeout,
  alarmNeverFires,
  alarmCoverage,
  shortRetention,
  fewReceives,
  manySources,
];
