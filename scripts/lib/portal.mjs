import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildBackend } from './backend.mjs';
import { describeFailure, startLogged } from './command.mjs';
import { writeExamples } from './examples.mjs';
import { configArguments } from './frontend.mjs';
import { inRepository } from './paths.mjs';
import { freePort } from './ports.mjs';
import { UserError } from './userError.mjs';

export const LOCAL = '127.0.0.1';
const STARTUP_MS = 180_000;
const POLL_MS = 400;
const SHUTDOWN_MS = 10_000;

/** Node's arguments that run a TypeScript file of ours with the loader that Backstage itself uses. */
const typescript = file => [
  '--no-deprecation',
  '--require',
  inRepository(
    'node_modules',
    '@backstage',
    'cli',
    'config',
    'nodeTransform.cjs',
  ),
  file,
];

/** Node's arguments that run the simulated AWS. */
export const simulatorArguments = ({ port, scenario, seed }) => [
  ...typescript(inRepository('packages', 'aws-simulator', 'src', 'main.ts')),
  ...Object.entries({ port, scenario, seed }).flatMap(([name, value]) => [
    `--${name}`,
    String(value),
  ]),
];

/** The variables with which Backstage keeps its data where the options say. */
export function databaseEnvironment(database) {
  return database.client === 'pg'
    ? {
        APP_CONFIG_backend_database_client: 'pg',
        APP_CONFIG_backend_database_connection: database.url,
        ...(database.prefix && {
          APP_CONFIG_backend_database_prefix: database.prefix,
        }),
      }
    : {
        APP_CONFIG_backend_database_client: database.client,
        APP_CONFIG_backend_database_connection_directory: database.directory,
      };
}

/** Where the catalog finds its entities: those of the scenario only. */
const locationsOf = file =>
  JSON.stringify([
    {
      type: 'file',
      target: file,
      rules: [
        {
          allow: ['Domain', 'System', 'Component', 'Resource', 'Group', 'User'],
        },
      ],
    },
  ]);

function backendEnvironment(
  { port, host, database },
  { address, awsAddress, examples },
) {
  return {
    NODE_ENV: 'production',
    AWS_ENDPOINT_URL: awsAddress,
    APP_CONFIG_app_baseUrl: address,
    APP_CONFIG_backend_baseUrl: address,
    APP_CONFIG_backend_cors_origin: address,
    APP_CONFIG_backend_listen_host: host,
    APP_CONFIG_backend_listen_port: String(port),
    APP_CONFIG_catalog_locations: locationsOf(examples),
    ...databaseEnvironment(database),
  };
}

/** How the backend of this repository is started. */
async function ownBackend() {
  return {
    args: [...(await buildBackend()), ...configArguments],
    cwd: inRepository('packages', 'backend'),
  };
}

/** A backend whose start failed says so, and lives on to answer that it is not ready. */
const STARTUP_FAILURE = /Backend startup failed/;

/** The processes behind a portal: when one ends by itself, or on a request, all end. */
class Processes {
  #running = [];
  #stopping = false;

  start(title, name, args, options) {
    const running = startLogged(name, process.execPath, args, {
      ...options,
      onLine: line => {
        if (STARTUP_FAILURE.test(line)) running.child.kill('SIGTERM');
      },
    });
    const entry = { title, ...running, hasEnded: false };
    entry.ended.then(() => {
      entry.hasEnded = true;
    });
    this.#running.push(entry);
  }

  /** Rejects as soon as one of them ends although nobody asked for it. */
  async untilOneFails() {
    const first = await Promise.race(
      this.#running.map(async entry => ({ entry, code: await entry.ended })),
    );
    if (this.#stopping) return;
    throw new UserError(
      describeFailure(
        `${first.entry.title} ended with code ${first.code}`,
        first.entry.logFile,
      ),
    );
  }

  async stop() {
    this.#stopping = true;
    const alive = this.#running.filter(entry => !entry.hasEnded);
    alive.forEach(({ child }) => child.kill('SIGTERM'));
    const allEnded = Promise.all(alive.map(({ ended }) => ended));
    await Promise.race([
      allEnded,
      sleep(SHUTDOWN_MS, undefined, { ref: false }),
    ]);
    alive
      .filter(entry => !entry.hasEnded)
      .forEach(({ child }) => child.kill('SIGKILL'));
    await allEnded;
  }
}

async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}

/** Waits until a URL answers; rejects when it takes too long, or when nobody waits any more. */
async function untilAnswers(url, signal, patience = STARTUP_MS) {
  const deadline = Date.now() + patience;
  while (!(await answers(url))) {
    signal.throwIfAborted();
    if (Date.now() > deadline) {
      throw new UserError(
        `${url} did not answer within ${
          patience / 1000
        } s. See .cache/scripts/logs.`,
      );
    }
    await sleep(POLL_MS);
  }
}

/**
 * Starts the simulated AWS and the backend, on a port that the options name.
 * `environment` adds variables to the backend's; `prepareAws` is called with
 * the address of the simulated AWS before the backend starts. `backend` tells
 * how to start another one than this repository's.
 */
export async function startPortal({
  backend = ownBackend,
  environment = {},
  prepareAws,
  ...options
}) {
  if (options.reset) {
    rmSync(options.database.directory, { recursive: true, force: true });
  }
  const [{ args, cwd }, awsPort, examples] = await Promise.all([
    backend(),
    freePort(LOCAL),
    writeExamples(options),
  ]);
  const address = `http://localhost:${options.port}`;
  const processes = new Processes();
  processes.start(
    'The simulated AWS',
    `aws-simulator-${options.port}`,
    simulatorArguments({ ...options, port: awsPort }),
  );
  const awsAddress = `http://${LOCAL}:${awsPort}`;
  if (prepareAws) {
    await untilAnswers(
      `${awsAddress}/_simulator`,
      new AbortController().signal,
    );
    await prepareAws(awsAddress);
  }
  processes.start('The backend', `backend-${options.port}`, args, {
    cwd,
    env: {
      ...backendEnvironment(options, { address, awsAddress, examples }),
      ...environment,
    },
  });

  const probed = options.host === '0.0.0.0' ? LOCAL : options.host;
  const waiting = new AbortController();
  return {
    address,
    failure: processes.untilOneFails(),
    /** Waits at most so many milliseconds. */
    untilReady: patience =>
      untilAnswers(
        `http://${probed}:${options.port}/.backstage/health/v1/readiness`,
        waiting.signal,
        patience,
      ),
    stop: () => {
      waiting.abort();
      return processes.stop();
    },
  };
}
