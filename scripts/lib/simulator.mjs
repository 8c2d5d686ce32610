import { LOCAL, simulatorArguments } from './portal.mjs';
import { freePort } from './ports.mjs';
import { startProgram } from './program.mjs';

/** Starts the simulated AWS in a process of its own; with speed 0 its clock is moved by hand. */
export async function startSimulator({
  scenario = '',
  seed = 1,
  speed = 1,
} = {}) {
  const port = await freePort(LOCAL);
  const { child, ended, said } = startProgram([
    ...simulatorArguments({ port, scenario, seed }),
    '--speed',
    String(speed),
  ]);
  return {
    address: await said(/listens on (\S+)$/),
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

/** The simulated AWS, whose clock stands still until it is moved. */
export async function connectSimulator(address) {
  const ask = async (path = '', body, method = body ? 'POST' : 'GET') => {
    const response = await fetch(`${address}/_simulator${path}`, {
      method,
      // A connection that was kept over a long round may just be closing.
      headers: { connection: 'close' },
      body: body && JSON.stringify(body),
    });
    return response.json();
  };
  let now;
  const look = async () => {
    now = Date.parse((await ask()).now);
  };
  await look();
  return {
    ask,
    clock: () => now,
    /** What AWS would bill since it was asked last. */
    bill: () => ask('/bill', undefined, 'DELETE'),
    /** Sees what time it is after somebody else has moved the clock. */
    look,
    async advance(seconds) {
      now = Date.parse((await ask('/clock', { by: `${seconds}s` })).now);
    },
  };
}

/** The simulator reads the account from the id of the key. */
export const credentialsOf = account => ({
  accessKeyId: `AKIA${account}`,
  secretAccessKey: 'secret',
});
