import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runLogged, startLogged } from './command.mjs';
import { inRepository } from './paths.mjs';
import { LOCAL } from './portal.mjs';
import { freePort } from './ports.mjs';
import { Stamp } from './stamp.mjs';
import { UserError } from './userError.mjs';

const REQUIREMENT = 'moto[server]==5.2.*';
const STARTUP_MS = 60_000;

const environment = inRepository('.venv');
const program = name =>
  process.platform === 'win32'
    ? join(environment, 'Scripts', `${name}.exe`)
    : join(environment, 'bin', name);

function findPython() {
  const found = ['python3', 'python'].find(
    name => spawnSync(name, ['--version']).status === 0,
  );
  if (!found) throw new UserError('There is no Python on this machine.');
  return found;
}

/** Installs moto, and boto3 with it, and returns the Python that has them; throws when they cannot be had. */
export async function ensureMoto(progress) {
  const stamp = new Stamp('moto');
  if (existsSync(program('moto_server')) && stamp.matches(REQUIREMENT)) {
    return program('python');
  }
  const python = findPython();
  await progress.step('Installing moto into .venv/', async onLine => {
    await runLogged(
      'moto-venv',
      python,
      ['-m', 'venv', '--clear', environment],
      {
        title: 'python -m venv',
      },
    );
    await runLogged(
      'moto-install',
      program('python'),
      ['-m', 'pip', 'install', '--disable-pip-version-check', REQUIREMENT],
      { onLine, title: `pip install ${REQUIREMENT}` },
    );
  });
  stamp.write(REQUIREMENT);
  return program('python');
}

async function isReady(url) {
  try {
    return (await fetch(`${url}/moto-api/data.json`)).ok;
  } catch {
    return false;
  }
}

/** Starts moto, an AWS that is not ours, to compare the simulated AWS with; throws when it cannot be had. */
export async function startMoto(progress) {
  await ensureMoto(progress);
  const port = await freePort(LOCAL);
  const url = `http://${LOCAL}:${port}`;
  const { child, ended } = startLogged('moto', program('moto_server'), [
    '-H',
    LOCAL,
    '-p',
    String(port),
  ]);
  let hasEnded = false;
  ended.then(() => {
    hasEnded = true;
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  const deadline = Date.now() + STARTUP_MS;
  while (!(await isReady(url))) {
    if (hasEnded || Date.now() > deadline) {
      await stop();
      throw new UserError(
        'moto did not start; see .cache/scripts/logs/moto.log.',
      );
    }
    await sleep(200);
  }
  return { url, stop };
}
