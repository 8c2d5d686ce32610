import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeFailure, startLogged } from './command.mjs';
import { ensureMoto } from './moto.mjs';
import { inRepository } from './paths.mjs';
import { LOCAL, simulatorArguments } from './portal.mjs';
import { freePort } from './ports.mjs';
import { fromGo, fromUnittest, withExitCode } from './results.mjs';
import { UserError } from './userError.mjs';

const STARTUP_MS = 120_000;
const OLDEST_GO = [1, 24];

const folder = language =>
  inRepository('packages', 'aws-simulator', 'sdks', language);

/** Thrown when this machine cannot run the tests of a language. */
export class MissingToolchain extends Error {}

async function untilAnswers(url, hasEnded) {
  const deadline = Date.now() + STARTUP_MS;
  while (
    !(await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (hasEnded() || Date.now() > deadline) {
      throw new UserError('The simulated AWS did not start.');
    }
    await sleep(200);
  }
}

/** Runs `work` with the address of an empty simulated AWS of its own. */
async function withSimulator(work) {
  const port = await freePort(LOCAL);
  const { child, ended } = startLogged(
    'aws-simulator-sdks',
    process.execPath,
    simulatorArguments({ port, scenario: '', seed: 1 }),
  );
  let hasEnded = false;
  ended.then(() => {
    hasEnded = true;
  });
  const url = `http://${LOCAL}:${port}`;
  try {
    await untilAnswers(`${url}/_simulator`, () => hasEnded);
    return await work(url);
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

/** Runs a test program against a simulated AWS and reads its log; shows the log of one that failed. */
async function runTests(language, program, args, read, onLine) {
  return withSimulator(async url => {
    const { ended, logFile } = startLogged(`sdks-${language}`, program, args, {
      cwd: folder(language),
      env: { AWS_ENDPOINT_URL: url },
      onLine,
    });
    const code = await ended;
    const result = withExitCode(read(readFileSync(logFile, 'utf8')), code);
    if (result.failed > 0) {
      console.error(describeFailure(`The ${language} tests failed`, logFile));
    }
    return result;
  });
}

async function testWithPython(onLine) {
  let python;
  try {
    python = await ensureMoto({ step: (_title, work) => work(onLine) });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new MissingToolchain(error.message);
  }
  return runTests('python', python, ['-m', 'unittest'], fromUnittest, onLine);
}

/** Whether `go version go1.26.8 linux/amd64` is new enough; nothing to read is no Go at all. */
export function isGoNewEnough(text) {
  const [, major, minor] = text?.match(/\bgo(\d+)\.(\d+)/) ?? [];
  return (
    Number(major) > OLDEST_GO[0] ||
    (Number(major) === OLDEST_GO[0] && Number(minor) >= OLDEST_GO[1])
  );
}

async function testWithGo(onLine) {
  const { stdout } = spawnSync('go', ['version'], { encoding: 'utf8' });
  if (!isGoNewEnough(stdout)) {
    throw new MissingToolchain(
      `there is no Go ${OLDEST_GO.join('.')} or newer on this machine.`,
    );
  }
  const { ended, logFile } = startLogged(
    'sdks-go-modules',
    'go',
    ['mod', 'download'],
    { cwd: folder('go'), onLine },
  );
  if ((await ended) !== 0) {
    throw new MissingToolchain(
      describeFailure('its modules could not be fetched', logFile),
    );
  }
  const args = ['test', '-count=1', '-json', './...'];
  return runTests('go', 'go', args, fromGo, onLine);
}

/** How to test the simulated AWS with the SDK of another language; throws MissingToolchain where that cannot be. */
export const otherSdks = {
  'boto3 (Python)': testWithPython,
  'the Go SDK': testWithGo,
};
