import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { RedriveRun } from '../RedriveRun';
import { Moved } from '../RedriveState';
import { listMoveTasks, MoveTask } from './callMoveTasks';

/** The task of SQS that moves; undefined when SQS no longer knows it, because its queue is gone. */
export async function ownTask(
  { access, queueArn }: RedriveRun,
  { startedAt }: Moved,
): Promise<MoveTask | undefined> {
  try {
    const tasks = await listMoveTasks(access, queueArn);
    return tasks.find(task => task.startedAt === startedAt);
  } catch (error) {
    if (SourceError.toProblem(error).code === 'not-found') {
      return undefined;
    }
    throw error;
  }
}
