import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { runVisible } from './command.mjs';
import { backstageCli, ensureFrontend } from './frontend.mjs';
import { startMoto } from './moto.mjs';
import { cacheFolder, inRepository } from './paths.mjs';
import { LOCAL } from './portal.mjs';
import { freePort } from './ports.mjs';
import { startPostgres } from './postgres.mjs';
import {
  fromJest,
  fromPlaywright,
  fromTap,
  sum,
  withExitCode,
} from './results.mjs';
import { MissingToolchain, otherSdks } from './sdks.mjs';
import { UserError } from './userError.mjs';

const reports = join(cacheFolder, 'reports');

/** Runs a test program and reads its report; a program that wrote none has failed. */
async function runReporting(name, args, env, read) {
  const report = join(reports, name);
  mkdirSync(reports, { recursive: true });
  rmSync(report, { force: true });
  const code = await runVisible(process.execPath, args(report), {
    env: env?.(report),
  });
  try {
    return withExitCode(read(readFileSync(report, 'utf8')), code);
  } catch (error) {
    console.error(`No result of ${name}: ${error.message}`);
    return { passed: 0, failed: 1 };
  }
}

/** On a user's machine a missing helper is told and passed over; in CI it is a failure. */
function missing(what, notes) {
  notes.push(what);
  return process.env.CI ? { passed: 0, failed: 1 } : { passed: 0, failed: 0 };
}

async function startMotoOrTell(progress, notes) {
  try {
    return { moto: await startMoto(progress), result: undefined };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const result = missing(
      `The conformance tests against moto did NOT run: ${error.message}`,
      notes,
    );
    return { moto: undefined, result };
  }
}

/** One more than there are cores, as many tests wait for others; each may need 2 GB. */
const workers = () =>
  Math.max(
    2,
    Math.min(4, availableParallelism() + 1, Math.floor(totalmem() / 3e9)),
  );

/** Tests of the scripts themselves. */
async function scripts() {
  return runReporting(
    'scripts.tap',
    report => [
      '--test',
      // Most of their time they wait for processes that are killed and started anew.
      '--test-concurrency=2',
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      '--test-reporter=tap',
      `--test-reporter-destination=${report}`,
      'scripts/**/*.test.mjs',
    ],
    undefined,
    fromTap,
  );
}

/** Tests of the packages and plugins, on SQLite and PostgreSQL, conformance with moto included. */
async function unit(progress, notes) {
  const { moto, result } = await startMotoOrTell(progress, notes);
  const postgres = await progress.step('Starting PostgreSQL 18', startPostgres);
  try {
    const packages = await runReporting(
      'jest.json',
      report => [
        backstageCli,
        'repo',
        'test',
        '--watchAll=false',
        `--maxWorkers=${workers()}`,
        `--testSequencer=${inRepository('scripts', 'lib', 'longestFirst.mjs')}`,
        // Jest's five seconds are little for a test with a database on a busy machine.
        '--testTimeout=30000',
        '--json',
        `--outputFile=${report}`,
      ],
      () => ({
        BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: postgres.url,
        BACKSTAGE_TEST_DISABLE_DOCKER: '1',
        ...(moto && { MOTO_URL: moto.url }),
      }),
      text => fromJest(JSON.parse(text)),
    );
    return result
      ? { ...packages, failed: packages.failed + result.failed }
      : packages;
  } finally {
    await Promise.all([postgres.stop(), moto?.stop()]);
  }
}

/** The simulated AWS with the SDKs of other languages. */
async function sdks(progress, notes) {
  const results = [];
  for (const [language, test] of Object.entries(otherSdks)) {
    try {
      results.push(await progress.step(`Testing with ${language}`, test));
    } catch (error) {
      if (!(error instanceof MissingToolchain)) throw error;
      notes.push(
        `${language} did NOT test the simulated AWS: ${error.message}`,
      );
    }
  }
  return sum(results);
}

/** Tests of the built portal in the system's Chromium. */
async function browser(progress, notes) {
  const chromium = findChromium();
  if (!chromium) {
    return missing(
      'The browser tests did NOT run: there is no Chromium or Chrome here. Install one, or name one in CHROMIUM_PATH.',
      notes,
    );
  }
  await ensureFrontend(progress);
  const port = await freePort(LOCAL);
  return runReporting(
    'playwright.json',
    () => [
      inRepository('node_modules', '@playwright', 'test', 'cli.js'),
      'test',
    ],
    report => ({
      CHROMIUM_PATH: chromium,
      PORTAL_PORT: String(port),
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    }),
    text => fromPlaywright(JSON.parse(text)),
  );
}

/** All suites, in the order in which they run. */
export const suites = { scripts, sdks, unit, browser };
