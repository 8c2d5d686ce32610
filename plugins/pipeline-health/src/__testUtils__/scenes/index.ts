import { Pipeline } from '@pipeline-health/plugin-pipeline-health-common';
import { pipeline } from '../fixtures';
import { crawled } from './crawled';
import { hostile, longNamed } from './names';
import { filling, idle, losing } from './queues';
import { misannotated, stale, unknown } from './unseen';

export * from './crawled';
export * from './names';
export * from './queues';
export * from './unseen';

/** Every scene, most urgent first. */
export function scenes(now: number): Pipeline[] {
  return [
    losing(now),
    filling(now),
    unknown(now),
    stale(now),
    misannotated(now),
    crawled(now),
    longNamed(now),
    hostile(now),
    idle(now),
    pipeline(now, 'orders', { title: 'Orders' }),
  ];
}
