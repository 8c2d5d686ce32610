import { AwsError } from '../../wire/AwsError';
import { Call, Scope } from '../../wire/wireMessages';
import { TagStore } from '../tagging/TagStore';
import { Queue } from './Queue';
import { QueueSettings } from './QueueSettings';

const namePattern = /^[A-Za-z0-9_-]{1,80}$/;
const deletionMemory = 60_000;

/** All queues of all accounts and regions. */
export class QueueRegistry {
  readonly #scopes = new Map<string, Map<string, Queue>>();
  readonly #sorted = new Map<string, Queue[]>();
  readonly #deletedAt = new Map<string, number>();

  constructor(readonly tags: TagStore) {}

  create(
    scope: Scope,
    name: string,
    attributes: Record<string, string>,
    now: number,
  ): Queue {
    checkName(name, attributes.FifoQueue === 'true');
    const present = this.find(scope, name);
    if (present) {
      return checkSame(present, attributes);
    }
    const deletedAt = this.#deletedAt.get(keyOf(scope, name)) ?? -Infinity;
    if (now - deletedAt < deletionMemory) {
      throw new AwsError(
        'QueueDeletedRecently',
        'You must wait 60 seconds after deleting a queue before you can create another with the same name.',
      );
    }
    const settings = new QueueSettings(attributes, now);
    const { account, region } = scope;
    const queue: Queue = new Queue({
      scope: { account, region },
      name,
      createdAt: now,
      settings,
      tags: () => this.tags.of(queue.scope, queue.arn),
    });
    queue.findDeadLetterQueue = () =>
      this.findByArn(queue.settings.redrive?.deadLetterTargetArn ?? '');
    this.checkDeadLetterTarget(queue, attributes.RedrivePolicy);
    this.#queuesOf(scope).set(name, queue);
    this.#sorted.delete(keyOf(scope));
    return queue;
  }

  delete(queue: Queue, now: number): void {
    this.#queuesOf(queue.scope).delete(queue.name);
    this.tags.forget(queue.scope, queue.arn);
    this.#sorted.delete(keyOf(queue.scope));
    this.#deletedAt.set(keyOf(queue.scope, queue.name), now);
  }

  find(scope: Scope, name: string): Queue | undefined {
    return this.#queuesOf(scope).get(name);
  }

  findByArn(arn: string): Queue | undefined {
    const [, , , region, account, name] = arn.split(':');
    return name ? this.find({ region, account }, name) : undefined;
  }

  /** The queue of a QueueUrl, of which only account and name matter. */
  byUrl(url: string | undefined, call: Call): Queue {
    const parts = (url ?? '').split('/').filter(Boolean);
    const name = parts[parts.length - 1] ?? '';
    const account = parts[parts.length - 2] ?? call.account;
    if (!namePattern.test(name.replace(/\.fifo$/, ''))) {
      throw new AwsError(
        'InvalidAddress',
        `The address ${url} is not valid for this endpoint.`,
      );
    }
    if (/^\d{12}$/.test(account) && account !== call.account) {
      throw new AwsError(
        'AccessDeniedException',
        `Access to the resource ${url} is denied.`,
        { queryCode: 'AccessDenied', status: 403 },
      );
    }
    const queue = this.find(call, name);
    if (!queue) {
      throw missingQueue();
    }
    return queue;
  }

  /** The queues of a scope by name. */
  list(scope: Scope): Queue[] {
    const key = keyOf(scope);
    let sorted = this.#sorted.get(key);
    if (!sorted) {
      sorted = [...this.#queuesOf(scope).values()].sort((left, right) =>
        left.name < right.name ? -1 : 1,
      );
      this.#sorted.set(key, sorted);
    }
    return sorted;
  }

  all(): Queue[] {
    return [...this.#scopes.values()].flatMap(queues => [...queues.values()]);
  }

  /** The queues that give up messages to this one. */
  sourcesOf(target: Queue): Queue[] {
    return this.list(target.scope).filter(
      queue => queue.settings.redrive?.deadLetterTargetArn === target.arn,
    );
  }

  checkDeadLetterTarget(queue: Queue, policy: string | undefined): void {
    if (!policy) {
      return;
    }
    const target = queue.findDeadLetterQueue();
    const refuse = (reason: string) =>
      new AwsError(
        'InvalidParameterValue',
        `Value ${policy} for parameter RedrivePolicy is invalid. Reason: ${reason}`,
      );
    if (!target) {
      throw refuse('Dead letter target does not exist.');
    }
    if (target.fifo !== queue.fifo) {
      throw refuse(
        'Dead-letter queue must be same type of queue as the source.',
      );
    }
  }

  #queuesOf(scope: Scope): Map<string, Queue> {
    const key = keyOf(scope);
    const queues = this.#scopes.get(key) ?? new Map<string, Queue>();
    this.#scopes.set(key, queues);
    return queues;
  }
}

/** The error about a queue that is not there. */
export function missingQueue(): AwsError {
  return new AwsError(
    'QueueDoesNotExist',
    'The specified queue does not exist.',
  );
}

function keyOf(scope: Scope, name = ''): string {
  return `${scope.account}/${scope.region}/${name}`;
}

function checkName(name: string, fifo: boolean): void {
  const isFifoName = name.endsWith('.fifo');
  const stem = name.replace(/\.fifo$/, '');
  if (namePattern.test(stem) && name.length <= 80 && isFifoName === fifo) {
    return;
  }
  throw new AwsError(
    'InvalidParameterValue',
    fifo
      ? 'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.'
      : 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
  );
}

function checkSame(queue: Queue, attributes: Record<string, string>): Queue {
  const different = Object.entries(attributes).find(
    ([name, value]) => queue.settings.get(name) !== value,
  );
  if (different) {
    throw new AwsError(
      'QueueNameExists',
      `A queue already exists with the same name and a different value for attribute ${different[0]}`,
    );
  }
  return queue;
}
