import { Job, runCase } from './runCase';
import { Outcome } from './runJobs';

/** Runs the jobs that come from the process above, one after the other. */
export function work(): void {
  process.on('message', async (job: Job) => {
    process.send?.(await outcomeOf(job));
  });
  process.on('disconnect', () => process.exit());
}

async function outcomeOf(job: Job): Promise<Outcome> {
  try {
    return { result: await runCase(job) };
  } catch (error) {
    return {
      failure: {
        ...job,
        error: error instanceof Error ? error.message : String(error),
      },
    };
  }
}
