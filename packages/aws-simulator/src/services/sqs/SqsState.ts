import { Faults } from '../../faults/Faults';
import { Random } from '../../random/Random';
import { Call } from '../../wire/wireMessages';
import { TagStore } from '../tagging/TagStore';
import { MoveTasks } from './MoveTasks';
import { Queue } from './Queue';
import { QueueActivity } from './QueueActivity';
import { QueueRegistry } from './QueueRegistry';

/** Everything the operations of SQS work on. */
export class SqsState {
  readonly registry: QueueRegistry;
  readonly activity: QueueActivity;
  readonly moveTasks: MoveTasks;
  readonly random: Random;

  /** What simulated consumers fail at, wherever it is sent. */
  readonly failingBodies = new Set<string>();

  constructor(random: Random, tags: TagStore, faults: Faults) {
    this.registry = new QueueRegistry(tags);
    this.random = random;
    this.activity = new QueueActivity(random.fork('activity'));
    this.moveTasks = new MoveTasks(
      this.registry,
      random.fork('move-tasks'),
      faults,
    );
  }

  /** The queue a call is about, up to date and noted as active. */
  touched(url: string | undefined, call: Call): Queue {
    const queue = this.registry.byUrl(url, call);
    this.activity.touch(queue, call.now);
    this.moveTasks.progress(call.now);
    queue.settle(call.now);
    return queue;
  }
}
