import { KinesisCheck } from '../context';
import { alarmCoverage } from './alarmCoverage';
import { consumerLagging } from './consumerLagging';
import { nearCapacity } from './nearCapacity';
import { nobodyReads } from './nobodyReads';
import { shortRetention } from './shortRetention';
import { sourceSilent } from './sourceSilent';
import { notActive } from './status';
import { readsThrottled, writesThrottled } from './throttling';

/** In the order in which they explain a stream. */
export const checks: readonly KinesisCheck[] = [
  // What is wrong now, causes before effects.
  notActive,
  writesThrottled,
  nobodyReads,
  readsThrottled,
  consumerLagging,
  nearCapacity,
  sourceSilent,
  // How it is set up.
  shortRetention,
  alarmCoverage,
];
