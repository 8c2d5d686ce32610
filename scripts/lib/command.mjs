import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { join, relative } from 'node:path';
import { onEnd } from './ending.mjs';
import { logsFolder, root } from './paths.mjs';
import { UserError } from './userError.mjs';

const TAIL_LINES = 25;

/** The last lines of a log. */
export function tail(text, lines = TAIL_LINES) {
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}

/** A line of a log as a person reads it, or undefined for one that tells nothing about a failure. */
function readable(line) {
  if (!line.startsWith('{')) return line;
  let entry;
  try {
    entry = JSON.parse(line);
  } catch {
    return line;
  }
  if (entry.type === 'incomingRequest') return undefined;
  return `${entry.level}: ${entry.message}`;
}

/** The end of a log, errors first when it has any. */
export function explain(text) {
  const lines = text
    .split('\n')
    .map(readable)
    .filter(line => line !== undefined);
  const errors = lines.filter(line => line.startsWith('error: '));
  return tail((errors.length > 0 ? errors : lines).join('\n'));
}

/** What to print when the process behind a log failed. */
export function describeFailure(title, logFile) {
  return [
    `${title}. From ${relative(root, logFile)}:`,
    '',
    explain(readFileSync(logFile, 'utf8')),
  ].join('\n');
}

/** The folder and the variables that a program of ours runs with, unless told otherwise. */
const surroundings = ({ cwd, env } = {}) => ({
  cwd: cwd ?? root,
  env: { ...process.env, ...env },
});

/**
 * Starts a program whose output goes to a log file; `onLine` sees every line of
 * it. One that `leads` is the first of a process group, which can be ended as a whole.
 */
export function startLogged(name, program, args, options = {}) {
  mkdirSync(logsFolder, { recursive: true });
  const logFile = join(logsFolder, `${name}.log`);
  const log = createWriteStream(logFile);
  const child = spawn(program, args, {
    ...surroundings(options),
    detached: options.leads,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.pipe(log, { end: false });
    stream.on('data', chunk => options.onLine?.(tail(String(chunk), 1)));
  }
  const ended = new Promise(resolve => {
    child.once('error', error =>
      log.end(`${error.message}\n`, () => resolve(1)),
    );
    child.once('close', (code, signal) =>
      log.end(() => resolve(code ?? (signal ? 1 : 0))),
    );
  });
  return { child, logFile, ended };
}

/** Runs a program to its end, its output in a log file, and throws with the log's end when it fails. */
export async function runLogged(name, program, args, options = {}) {
  const { ended, logFile } = startLogged(name, program, args, options);
  const code = await ended;
  if (code !== 0) {
    throw new UserError(
      describeFailure(`${options.title ?? name} failed`, logFile),
    );
  }
}

/** Runs a program to its end in the user's terminal and returns its exit code. */
export async function runVisible(program, args, options = {}) {
  const child = spawn(program, args, {
    ...surroundings(options),
    stdio: 'inherit',
  });
  // A Ctrl-C reaches the child by itself, and this process lives on to see how the child ends.
  const release = onEnd(signal => signal === 'SIGINT' || child.kill('SIGTERM'));
  try {
    const [code, signal] = await once(child, 'close');
    return code ?? (signal ? 1 : 0);
  } finally {
    release();
  }
}
