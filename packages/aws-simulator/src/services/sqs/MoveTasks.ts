import { Random } from '../../random/Random';
import { AwsError } from '../../wire/AwsError';
import { newBatch } from './Batch';
import { Queue } from './Queue';
import { QueueRegistry } from './QueueRegistry';

const systemRate = 250;
const longestRun = 36 * 3_600_000;

/** A redrive of messages out of a dead-letter queue. */
export interface MoveTask {
  handle: string;
  source: Queue;
  destinationArn?: string;
  maxPerSecond?: number;
  status: 'RUNNING' | 'COMPLETED' | 'CANCELLED' | 'FAILED';
  failureReason?: string;
  moved: number;
  toMove: number;
  startedAt: number;
  progressedAt: number;
}

/** What StartMessageMoveTask asks for. */
export interface MoveTaskRequest {
  sourceArn: string;
  destinationArn?: string;
  maxPerSecond?: number;
}

/** The message move tasks of all queues. */
export class MoveTasks {
  readonly #registry: QueueRegistry;
  readonly #random: Random;
  readonly #tasks: MoveTask[] = [];

  constructor(registry: QueueRegistry, random: Random) {
    this.#registry = registry;
    this.#random = random;
  }

  start(request: MoveTaskRequest, now: number): MoveTask {
    const source = this.#registry.findByArn(request.sourceArn);
    if (!source) {
      throw missingResource('SourceArn');
    }
    if (this.#registry.sourcesOf(source).length === 0) {
      throw invalid('Source queue must be configured as a Dead Letter Queue.');
    }
    if (
      request.destinationArn &&
      !this.#registry.findByArn(request.destinationArn)
    ) {
      throw missingResource('DestinationArn');
    }
    const rate = request.maxPerSecond;
    if (rate !== undefined && !(rate >= 1 && rate <= 500)) {
      throw invalid(
        'Value for parameter MaxNumberOfMessagesPerSecond is invalid. Reason: must be between 1 and 500.',
      );
    }
    if (
      this.#tasks.some(
        task => task.source === source && task.status === 'RUNNING',
      )
    ) {
      throw invalid(
        'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
      );
    }
    source.settle(now);
    const task: MoveTask = {
      handle: this.#handle(request.sourceArn),
      source,
      destinationArn: request.destinationArn,
      maxPerSecond: rate,
      status: 'RUNNING',
      moved: 0,
      toMove: source.counts().visible,
      startedAt: now,
      progressedAt: now,
    };
    this.#tasks.unshift(task);
    return task;
  }

  list(sourceArn: string): MoveTask[] {
    if (!this.#registry.findByArn(sourceArn)) {
      throw missingResource('SourceArn');
    }
    return this.#tasks.filter(task => task.source.arn === sourceArn);
  }

  cancel(handle: string): MoveTask {
    if (!isHandle(handle)) {
      throw invalid('Value for parameter TaskHandle is invalid.');
    }
    const task = this.#tasks.find(
      each => each.handle === handle && each.status === 'RUNNING',
    );
    if (!task) {
      throw new AwsError('ResourceNotFoundException', 'Task does not exist.');
    }
    task.status = 'CANCELLED';
    return task;
  }

  /** Moves what the running tasks would have moved until now. */
  progress(now: number): void {
    for (const task of this.#tasks) {
      if (task.status === 'RUNNING') {
        this.#progressTask(task, now);
      }
    }
  }

  #progressTask(task: MoveTask, now: number): void {
    const { source } = task;
    source.settle(now);
    const rate = task.maxPerSecond ?? systemRate;
    const due = Math.floor(((now - task.progressedAt) / 1000) * rate);
    let left = due;
    for (const batch of source.batches) {
      if (left <= 0) {
        break;
      }
      if (batch.state === 'visible') {
        const destination = this.#registry.findByArn(
          task.destinationArn ?? batch.givenUpBy ?? '',
        );
        if (!destination) {
          fail(task, task.destinationArn ?? batch.givenUpBy);
          return;
        }
        const piece = source.batches.take(batch, left);
        left -= piece.count;
        task.moved += piece.count;
        this.#moveBatch(piece, source, destination, now);
      }
    }
    task.progressedAt += Math.floor((due / rate) * 1000);
    const { visible, inFlight, delayed } = source.counts();
    const isOver = now - task.startedAt >= longestRun;
    if (visible + inFlight + delayed === 0 || isOver) {
      task.status = isOver ? 'FAILED' : 'COMPLETED';
    }
  }

  #moveBatch(
    batch: ReturnType<typeof newBatch>,
    source: Queue,
    destination: Queue,
    now: number,
  ): void {
    const { count, content, willFail, group } = batch;
    source.batches.remove(batch);
    destination.add(
      newBatch(now, count, {
        willFail,
        group,
        content: content && { ...content, id: this.#random.uuid() },
      }),
    );
  }

  #handle(sourceArn: string): string {
    const handle = { taskId: this.#random.uuid(), sourceArn };
    return Buffer.from(JSON.stringify(handle)).toString('base64');
  }
}

function fail(task: MoveTask, destinationArn: string | undefined): void {
  task.status = 'FAILED';
  task.failureReason = destinationArn
    ? 'AWS.SimpleQueueService.NonExistentQueue'
    : 'CouldNotDetermineMessageSource';
}

function isHandle(handle: string): boolean {
  return Buffer.from(handle, 'base64').toString().startsWith('{"taskId"');
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message);
}

function missingResource(parameter: string): AwsError {
  return new AwsError(
    'ResourceNotFoundException',
    `The resource that you specified for the ${parameter} parameter doesn't exist.`,
  );
}
