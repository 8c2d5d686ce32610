/*
 * How long it takes from `npm start`, on an installed checkout, until a person
 * sees the overview, and how much memory the backend then holds.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { findChromium } from '../lib/chromium.mjs';
import { root } from '../lib/paths.mjs';
import { LOCAL } from '../lib/portal.mjs';
import { freePort } from '../lib/ports.mjs';

const LIMIT_SECONDS = 30;
const LIMIT_MEGABYTES = 400;
const WAIT_MS = 180_000;

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '3' } },
});

/** Resident memory of a process and everything below it, by the command line. */
function residentMegabytes(processId, part) {
  const children = readFileSync(
    `/proc/${processId}/task/${processId}/children`,
    'utf8',
  )
    .split(' ')
    .filter(Boolean)
    .map(Number);
  const own = readFileSync(`/proc/${processId}/cmdline`, 'utf8').includes(part)
    ? Number(
        /VmRSS:\s+(\d+)/.exec(
          readFileSync(`/proc/${processId}/status`, 'utf8'),
        )?.[1] ?? 0,
      ) / 1024
    : 0;
  return children.reduce(
    (sum, child) => sum + residentMegabytes(child, part),
    own,
  );
}

async function isReady(address) {
  try {
    return (await fetch(`${address}/.backstage/health/v1/readiness`)).ok;
  } catch {
    return false;
  }
}

async function untilOverview(browser, address) {
  const deadline = Date.now() + WAIT_MS;
  while (!(await isReady(address))) {
    if (Date.now() > deadline) {
      throw new Error(`${address} did not answer`);
    }
    await sleep(100);
  }
  const page = await browser.newPage();
  page.setDefaultTimeout(WAIT_MS);
  await page.goto(`${address}/pipeline-health`);
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByText('Payments settlement').first().waitFor();
  await page.close();
}

async function measureOnce(browser) {
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-health-bench-'));
  const port = await freePort(LOCAL);
  const began = Date.now();
  const child = spawn(
    'npm',
    ['start', '--', '--port', String(port), '--database', folder],
    { cwd: root, stdio: 'ignore' },
  );
  const ended = new Promise(resolve => child.once('close', resolve));
  try {
    await untilOverview(browser, `http://localhost:${port}`);
    return {
      seconds: (Date.now() - began) / 1000,
      megabytes: Math.round(residentMegabytes(child.pid, 'backend/index.cjs')),
    };
  } finally {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

const median = numbers =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const browser = await chromium.launch({
  executablePath: findChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const runs = [];
  for (let run = 0; run < Number(values.runs); run += 1) {
    runs.push(await measureOnce(browser));
  }
  const seconds = median(runs.map(run => run.seconds));
  const megabytes = median(runs.map(run => run.megabytes));
  console.log(
    JSON.stringify({
      runs,
      startOfLimit: Math.round((100 * seconds) / LIMIT_SECONDS) / 100,
      memoryOfLimit: Math.round((100 * megabytes) / LIMIT_MEGABYTES) / 100,
      limits: { seconds: LIMIT_SECONDS, megabytes: LIMIT_MEGABYTES },
    }),
  );
} finally {
  await browser.close();
}
