import { ActionLine } from '@pipeline-health/plugin-pipeline-health-common';
import { isActive } from '../phases';
import { answeredOf, RedriveFacts } from '../RedriveFacts';
import { line, missing } from './line';

/** Whether SQS moves them already. */
export function runningTask({ tasks, queue }: RedriveFacts): ActionLine {
  const id = 'running-task';
  if ('problem' in tasks) {
    return line(
      id,
      'amber',
      `Whether a task moves messages already could not be asked: ${tasks.problem.message}`,
      missing(tasks.problem),
    );
  }
  const active = tasks.answer.find(isActive);
  if (active) {
    return line(
      id,
      'red',
      `A task moves messages out of ${queue.name} already; SQS allows one at a time.`,
      {
        status: active.status,
        moved: active.moved,
        startedAt: new Date(active.startedAt).toISOString(),
      },
    );
  }
  return line(
    id,
    'green',
    'No other task moves its messages. An account can have 100 such tasks; SQS says only at the start whether there are.',
    { tasksBefore: tasks.answer.length },
  );
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
        `${encrypted
          .map(({ name }) => name)
          .join(
            ', ',
          )}: encrypted with a key of KMS, so the role needs kms:Decrypt and kms:GenerateDataKey for it as well.`,
        { queues: encrypted.map(({ name }) => name) },
      )
    : undefined;
}
