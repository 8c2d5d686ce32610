import { Progress } from './progress.mjs';
import { UserError } from './userError.mjs';

/** Runs a script: its exit code is what `work` returns; an expected failure is told without a stack trace. */
export async function main(work) {
  try {
    process.exitCode = (await work(new Progress())) ?? 0;
  } catch (error) {
    console.error(error instanceof UserError ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
