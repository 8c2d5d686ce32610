import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'yaml';
import { inRepository } from '../lib/paths.mjs';
import { LOCAL } from '../lib/portal.mjs';
import { freePort } from '../lib/ports.mjs';

const STARTUP_MS = 60_000;

/** A registry that knows nothing but what is published to it, and is forgotten with its folder. */
const settingsOf = folder => ({
  storage: join(folder, 'storage'),
  auth: { htpasswd: { file: join(folder, 'htpasswd'), max_users: 1 } },
  uplinks: {},
  packages: { '**': { access: '$all', publish: '$authenticated' } },
  web: { enable: false },
  log: { type: 'stdout', format: 'pretty', level: 'http' },
});

async function enroll(address) {
  const name = 'rehearsal';
  const response = await fetch(`${address}/-/user/org.couchdb.user:${name}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password: crypto.randomUUID() }),
  });
  if (!response.ok) {
    throw new Error(`The registry answered ${response.status} to a new user.`);
  }
  return (await response.json()).token;
}

async function isReady(address) {
  try {
    return (await fetch(`${address}/-/ping`)).ok;
  } catch {
    return false;
  }
}

/** Starts an empty registry on this machine; answers its address and a token to publish with. */
export async function startRegistry(families, folder) {
  mkdirSync(folder, { recursive: true });
  const settings = join(folder, 'config.yaml');
  writeFileSync(settings, stringify(settingsOf(folder)));
  const address = `http://${LOCAL}:${await freePort(LOCAL)}`;
  const { ended } = families.start('registry', process.execPath, [
    inRepository('node_modules', 'verdaccio', 'bin', 'verdaccio'),
    '--config',
    settings,
    '--listen',
    address,
  ]);
  const failed = ended.then(code => {
    throw new Error(`The registry ended with code ${code}.`);
  });
  const deadline = Date.now() + STARTUP_MS;
  while (!(await Promise.race([isReady(address), failed]))) {
    if (Date.now() > deadline) throw new Error('The registry did not start.');
    await sleep(200);
  }
  failed.catch(() => {});
  return { address, token: await enroll(address) };
}
