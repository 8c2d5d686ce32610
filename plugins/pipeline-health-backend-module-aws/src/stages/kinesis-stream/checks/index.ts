import { KinesisCheck } from '../KinesisInventory';
import { keyUnusable } from './key';
import { recordsExpired } from './losses';
import {
  lessWritten,
  moreWritten,
  nearCapacity,
  sourceSilent,
} from './producers';
import { readerMissing } from './readerMissing';
import { consumerLagging } from './lagging';
import { nobodyReads } from './readers';
import { notActive, shortRetention } from './setup';
import { readsThrottled, writesThrottled } from './throttling';

/** In the order in which they explain a stream. */
export const checks: readonly KinesisCheck[] = [
  // What is wrong now, causes before effects.
  notActive,
  keyUnusable,
  writesThrottled,
  nobodyReads,
  recordsExpired,
  readsThrottled,
  consumerLagging,
  readerMissing,
  nearCapacity,
  sourceSilent,
  lessWritten,
  moreWritten,
  // How it is set up.
  shortRetention,
];
