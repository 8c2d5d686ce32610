import { Random } from '../../random/Random';
import { Queue } from './Queue';

const minute = 60_000;
const activePeriod = 6 * 60 * minute;
const longestAwakening = 15;

interface Activity {
  lastAt: number;
  /** From when on an awakened queue publishes again. */
  publishesFrom: number;
}

/**
 * Which queues publish metrics: those that held a message or were touched by
 * a call within six hours. One that had fallen silent takes up to a quarter
 * of an hour to come back.
 */
export class QueueActivity {
  readonly #random: Random;
  readonly #activities = new WeakMap<Queue, Activity>();

  constructor(random: Random) {
    this.#random = random;
  }

  touch(queue: Queue, now: number): void {
    const activity = this.#activities.get(queue);
    if (!activity) {
      this.#activities.set(queue, { lastAt: now, publishesFrom: now });
      return;
    }
    if (now - activity.lastAt > activePeriod) {
      const minutes = 1 + Math.floor(this.#random.next() * longestAwakening);
      activity.publishesFrom = now + minutes * minute;
    }
    activity.lastAt = Math.max(activity.lastAt, now);
  }

  publishes(queue: Queue, now: number): boolean {
    const activity = this.#activities.get(queue);
    return (
      activity !== undefined &&
      now - activity.lastAt <= activePeriod &&
      now >= activity.publishesFrom
    );
  }
}
