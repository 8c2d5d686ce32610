import { Random } from '../../../random/Random';
import { Scope } from '../../../wire/wireMessages';
import { TaskItem, TransformItem } from './transformSchema';

/** One task run; times in epoch milliseconds. */
export interface Task {
  id: string;
  start: number;
  end: number;
  item: TaskItem;
}

/** A transform. What it is at a time follows from its tasks up to then. */
export class Transform {
  readonly item: TransformItem;
  readonly scope: Scope;
  readonly createdAt: number;
  readonly #zero: number;
  readonly #random: Random;

  constructor(
    item: TransformItem,
    place: { scope: Scope; zero: number; random: Random },
  ) {
    this.item = item;
    this.scope = place.scope;
    this.createdAt = place.zero + item.created;
    this.#zero = place.zero;
    this.#random = place.random;
  }

  /** The tasks that have started, newest first. */
  tasks(now: number): Task[] {
    return this.item.tasks
      .flatMap((item, index) => this.#repeat(item, index, now))
      .sort((left, right) => right.start - left.start);
  }

  /** The newest task of a type that has succeeded. */
  lastDone(type: TaskItem['type'], now: number): Task | undefined {
    return this.tasks(now).find(
      ({ item, end }) => item.type === type && end <= now && !item.failure,
    );
  }

  #repeat(item: TaskItem, index: number, now: number): Task[] {
    const tasks: Task[] = [];
    const first = this.#zero + item.at;
    const last = Math.min(now, this.#zero + (item.until ?? Infinity));
    for (let start = first; start <= last; start += item.every ?? Infinity) {
      const random = this.#random.fork(`${index}/${start - this.#zero}`);
      const spread = 0.9 + random.next() * 0.2;
      tasks.push({
        id: `tsk-${random.hex(40)}`,
        start,
        end: start + Math.round(item.duration * spread),
        item,
      });
    }
    return tasks;
  }
}
