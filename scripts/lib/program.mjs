import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { inRepository } from './paths.mjs';

/**
 * Starts Node with some arguments in the repository. What it writes is read line
 * by line: `said` answers what the first line has that meets a pattern; a program
 * that does not say it in time is ended.
 */
export function startProgram(args, { env, ipc = false } = {}) {
  const child = spawn(process.execPath, args, {
    cwd: inRepository(),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', ...(ipc ? ['ipc'] : [])],
  });
  // None outlives who started it.
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  child.once('close', () => process.off('exit', end));
  const lines = createInterface({ input: child.stdout });
  const ended = new Promise(resolve => child.once('close', resolve));
  const said = (pattern, { withinSeconds } = {}) =>
    new Promise((resolve, reject) => {
      const timer =
        withinSeconds && setTimeout(() => child.kill(), withinSeconds * 1000);
      lines.on('line', line => {
        const found = pattern.exec(line);
        if (found) {
          clearTimeout(timer);
          resolve(found[1]);
        }
      });
      ended.then(code => {
        clearTimeout(timer);
        reject(new Error(`${args.at(-1).slice(0, 80)} ended with ${code}`));
      });
    });
  return { child, ended, said };
}
