import { Faults } from '../../faults/Faults';
import { namesIn } from '../../faults/namesIn';
import { Random } from '../../random/Random';
import { AwsError } from '../../wire/AwsError';
import { Batch, newBatch } from './Batch';
import { Queue } from './Queue';
import { QueueRegistry } from './QueueRegistry';

const systemRate = 250;
const longestRun = 36 * 3_600_000;
const mostActive = 100;
/** For so long after it was cancelled a task still moves what it has in hand. */
const cancelling = 1_000;
const missingQueueReason = 'AWS.SimpleQueueService.NonExistentQueue';

/** A redrive of messages out of a dead-letter queue. */
export interface MoveTask {
  handle: string;
  source: Queue;
  destinationArn?: string;
  maxPerSecond?: number;
  status: 'RUNNING' | 'COMPLETED' | 'CANCELLING' | 'CANCELLED' | 'FAILED';
  failureReason?: string;
  moved: number;
  toMove: number;
  startedAt: number;
  progressedAt: number;
  cancelledAt?: number;
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
  readonly #faults: Faults;
  readonly #tasks: MoveTask[] = [];

  constructor(registry: QueueRegistry, random: Random, faults: Faults) {
    this.#registry = registry;
    this.#random = random;
    this.#faults = faults;
  }

  start(request: MoveTaskRequest, now: number): MoveTask {
    const source = this.#registry.findByArn(request.sourceArn);
    if (!source) {
      throw missingResource('SourceArn');
    }
    if (this.#registry.sourcesOf(source).length === 0) {
      throw invalid('Source queue must be configured as a Dead Letter Queue.');
    }
    this.#checkDestination(source, request.destinationArn);
    const rate = request.maxPerSecond;
    if (rate !== undefined && !(rate >= 1 && rate <= 500)) {
      throw invalid(
        'Value for parameter MaxNumberOfMessagesPerSecond is invalid. Reason: must be between 1 and 500.',
      );
    }
    this.#checkActive(source);
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

  cancel(handle: string, now: number): MoveTask {
    if (!isHandle(handle)) {
      throw invalid('Value for parameter TaskHandle is invalid.');
    }
    const task = this.#tasks.find(
      each => each.handle === handle && each.status === 'RUNNING',
    );
    if (!task) {
      throw new AwsError('ResourceNotFoundException', 'Task does not exist.');
    }
    task.status = 'CANCELLING';
    task.cancelledAt = now;
    return task;
  }

  /** Moves what the active tasks would have moved until now. */
  progress(now: number): void {
    for (const task of this.#tasks.filter(isActive)) {
      const end = (task.cancelledAt ?? Infinity) + cancelling;
      this.#progressTask(task, Math.min(now, end));
      if (isActive(task) && now >= end) {
        task.status = 'CANCELLED';
      }
    }
  }

  #checkDestination(source: Queue, arn: string | undefined): void {
    const destination = arn ? this.#registry.findByArn(arn) : undefined;
    if (arn && !destination) {
      throw missingResource('DestinationArn');
    }
    if (destination && destination.fifo !== source.fifo) {
      throw invalid('Destination queue must be same type of queue as source.');
    }
  }

  #checkActive(source: Queue): void {
    const active = this.#tasks.filter(isActive);
    if (active.some(task => task.source === source)) {
      throw invalid(
        'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
      );
    }
    const { account } = source.scope;
    const ofAccount = active.filter(
      task => task.source.scope.account === account,
    );
    if (ofAccount.length >= mostActive) {
      throw invalid(
        `There are already ${mostActive} tasks running. No more active tasks are allowed for an account at a given time.`,
      );
    }
  }

  /** A task calls with the rights of whoever started it, until they are revoked. */
  #isDenied(operation: string, queue: Queue, now: number): boolean {
    return (
      !this.#faults.none &&
      this.#faults
        .hitsOf({
          ...queue.scope,
          service: 'sqs',
          operation,
          names: namesIn(queue.arn),
          now,
        })
        .some(({ kind }) => kind === 'access-denied')
    );
  }

  #progressTask(task: MoveTask, now: number): void {
    const { source } = task;
    if (this.#registry.findByArn(source.arn) !== source) {
      fail(task, missingQueueReason);
      return;
    }
    if (this.#isDenied('ReceiveMessage', source, now)) {
      fail(task, 'AccessDenied');
      return;
    }
    source.settle(now);
    const rate = task.maxPerSecond ?? systemRate;
    const due = Math.floor(((now - task.progressedAt) / 1000) * rate);
    let left = due;
    for (const batch of source.batches) {
      if (left <= 0) {
        break;
      }
      if (batch.state === 'visible') {
        const destination = this.#destinationOf(task, batch, now);
        if (typeof destination === 'string') {
          fail(task, destination);
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

  /** Or why a message cannot be sent there. */
  #destinationOf(task: MoveTask, batch: Batch, now: number): Queue | string {
    const arn = task.destinationArn ?? batch.givenUpBy;
    if (!arn) {
      return 'CouldNotDetermineMessageSource';
    }
    const destination = this.#registry.findByArn(arn);
    if (!destination) {
      return missingQueueReason;
    }
    return this.#isDenied('SendMessage', destination, now)
      ? 'AccessDenied'
      : destination;
  }

  #moveBatch(
    batch: Batch,
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
        content: content && {
          ...content,
          id: this.#random.uuid(),
          ...(destination.fifo && {
            sequenceNumber: destination.nextSequenceNumber(),
          }),
        },
      }),
    );
  }

  #handle(sourceArn: string): string {
    const handle = { taskId: this.#random.uuid(), sourceArn };
    return Buffer.from(JSON.stringify(handle)).toString('base64');
  }
}

function fail(task: MoveTask, reason: string | undefined): void {
  task.status = 'FAILED';
  task.failureReason = reason;
}

function isActive({ status }: MoveTask): boolean {
  return status === 'RUNNING' || status === 'CANCELLING';
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
