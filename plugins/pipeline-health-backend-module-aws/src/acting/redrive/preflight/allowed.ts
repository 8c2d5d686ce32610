import { ActionLine } from '@pipeline-health/plugin-pipeline-health-common';
import { isActive } from '../phases';
import { answeredOf, RedriveFacts } from '../RedriveFacts';
import { say } from '../../say';
import { line, missing } from './line';

/** Whether SQS moves them already. */
export function runningTask({ tasks, queue }: RedriveFacts): ActionLine {
  const id = 'running-task';
  if ('problem' in tasks) {
    return line(
      id,
      'amber',
      say('running-task', { message: tasks.problem }, 'unknown'),
      missing(tasks.problem),
    );
  }
  const active = tasks.answer.find(isActive);
  if (active) {
    return line(
      id,
      'red',
      say('running-task', { queue: queue.name }, 'active'),
      {
        status: active.status,
        moved: active.moved,
        startedAt: new Date(active.startedAt).toISOString(),
      },
    );
  }
  return line(id, 'green', say('running-task', {}, 'none'), {
    tasksBefore: tasks.answer.length,
  });
}

/** What else the role needs. */
export function encryption({
  queue,
  destinations,
}: RedriveFacts): ActionLine | undefined {
  const encrypted = [queue, ...answeredOf(destinations)].filter(
    ({ configuration }) => configuration.encryption === 'kms',
  );
  return encrypted.length
    ? line(
        'encryption',
        'amber',
        say('encryption', { queues: encrypted.map(({ name }) => name) }),
        { queues: encrypted.map(({ name }) => name) },
      )
    : undefined;
}
