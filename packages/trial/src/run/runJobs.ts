import { fork } from 'node:child_process';
import { Job, Result } from './runCase';

/** A job that could not be run. */
export interface Failure extends Job {
  error: string;
}

/** What a process that runs jobs answers. */
export type Outcome = { result: Result } | { failure: Failure };

/** Runs jobs in processes of their own, for the virtual time is that of a whole process. */
export async function runJobs(
  jobs: readonly Job[],
  options: {
    processes: number;
    program: string;
    onOutcome(outcome: Outcome): void;
  },
): Promise<void> {
  const waiting = [...jobs];
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const child = fork(options.program, ['--worker'], {
        execArgv: process.execArgv,
      });
      let current: Job | undefined;
      const next = () => {
        current = waiting.shift();
        if (current) {
          child.send(current);
        } else {
          child.disconnect();
          resolve();
        }
      };
      child.on('message', message => {
        // What loads the code tells its parent of every file.
        if (isOutcome(message)) {
          options.onOutcome(message);
          next();
        }
      });
      child.on('error', reject);
      child.on('exit', code => {
        if (current) {
          const error = `its process ended with ${code}`;
          options.onOutcome({ failure: { ...current, error } });
          current = undefined;
        }
        resolve();
      });
      next();
    });
  await Promise.all(
    Array.from({ length: Math.min(options.processes, jobs.length) }, work),
  );
  for (const job of waiting) {
    options.onOutcome({ failure: { ...job, error: 'no process was left' } });
  }
}

function isOutcome(message: unknown): message is Outcome {
  return (
    typeof message === 'object' &&
    message !== null &&
    ('result' in message || 'failure' in message)
  );
}
