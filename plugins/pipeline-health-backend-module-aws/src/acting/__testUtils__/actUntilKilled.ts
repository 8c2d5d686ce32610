import { readFileSync, writeFileSync } from 'node:fs';
import { createSource } from '../../__testUtils__/simulatedAws';
import { contextOfStage, goOnWith } from './doAction';

/**
 * Goes on with the task that is stored in the file named first, at the emulator
 * in the environment, as a replica does: it stores that it begins a step, takes
 * it, and stores where the task is then. Run as a process of its own, so that it
 * can be killed, and that ends with the one that started it. Second comes the
 * time that it is, which stands still.
 */
async function actUntilKilled(file: string, now: number): Promise<void> {
  const source = createSource({}, () => now);
  const aws = {
    source,
    simulator: { clock: { now: () => now, advance: () => {} } },
    createActions: () => source.actions,
  };
  const { stage, ...stored } = JSON.parse(readFileSync(file, 'utf8'));
  const task = await goOnWith(aws, await contextOfStage(aws, stage), stored);
  const store = (attempts: number) =>
    writeFileSync(file, JSON.stringify({ stage, ...task.stored, attempts }));
  while (task.state) {
    store(task.stored.attempts + 1);
    await task.step();
    store(task.stored.attempts);
  }
}

process.stdin.on('end', () => process.exit(1)).unref();
process.stdin.resume();

actUntilKilled(process.argv[2], Number(process.argv[3])).catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
