/*
 * How soon the overview is there and how smoothly it scrolls with very many
 * pipelines, beside the catalog's page with as many entities, and how soon a
 * pipeline of very many stages is, beside the catalog's page of its entity: the
 * built app in a Chromium whose processor is slowed down four times.
 */
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { findChromium } from '../lib/chromium.mjs';
import { ensureFrontend } from '../lib/frontend.mjs';
import { main } from '../lib/main.mjs';
import { inRepository } from '../lib/paths.mjs';
import { ensureToolchain } from '../lib/toolchain.mjs';
import { ORIGIN, servePortal } from './lib/portalOfMany.mjs';

const SLOWER = 4;
/** A page is there when nothing keeps it busy for so long. */
const QUIET_MS = 1_000;
const TIMEOUT_MS = 60_000;

const { values } = parseArgs({
  options: {
    pipelines: { type: 'string', default: '200,10000' },
    stages: { type: 'string', default: '40' },
    times: { type: 'string', default: '3' },
    help: { type: 'boolean', default: false },
  },
});

const HELP = `yarn bench:screen [options]

  --pipelines 200,10000   with so many pipelines, one after another
  --stages 40             the first of which has so many stages
  --times 3               how often each page is opened; the median counts
  --help                  this text

It needs nothing that runs, builds the portal where it is not built, and
writes what it measured as JSON.`;

const SCREENS = {
  overview: { path: '/pipeline-health?view=all', row: 'tr.pipeline' },
  catalog: {
    path: '/catalog?filters%5Bkind%5D=component&filters%5Buser%5D=all',
    row: 'tbody tr a[href*="/catalog/"]',
  },
  pipeline: {
    path: '/pipeline-health/component/default/pipeline-00000',
    row: '.react-flow__node',
  },
  entity: {
    path: '/catalog/default/component/pipeline-00000',
    row: 'main h2, main [class*="Card"]',
  },
};

/** Keeps what the browser tells of tasks and of what moves. */
function watch() {
  globalThis.told = { tasks: [], shift: 0 };
  new PerformanceObserver(list => {
    for (const { startTime, duration } of list.getEntries()) {
      globalThis.told.tasks.push({ end: startTime + duration, duration });
    }
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) {
      globalThis.told.shift += entry.hadRecentInput ? 0 : entry.value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Opens a page of a portal that somebody has entered; answers when it was there, in milliseconds. */
async function open(page, { path, row }) {
  const began = await page.evaluate(target => {
    globalThis.told = { tasks: [], shift: 0 };
    const at = performance.now();
    globalThis.history.pushState({}, '', target);
    globalThis.dispatchEvent(new globalThis.PopStateEvent('popstate'));
    return at;
  }, path);
  await page.locator(row).first().waitFor({ timeout: TIMEOUT_MS });
  return page.evaluate(
    async ([quiet, start]) => {
      const seen = performance.now();
      const last = () =>
        Math.max(seen, ...globalThis.told.tasks.map(it => it.end));
      while (performance.now() - last() < quiet) {
        await new Promise(resolve => setTimeout(resolve, 50));
      }
      return last() - start;
    },
    [QUIET_MS, began],
  );
}

/** Scrolls through a list like a person with a wheel; answers the longest task. */
async function scroll(page) {
  await page.evaluate(() => {
    globalThis.told.tasks = [];
  });
  await page.mouse.move(720, 700);
  for (let turn = 0; turn < 60; turn++) {
    await page.mouse.wheel(0, 200);
    await page.waitForTimeout(50);
  }
  await page.waitForTimeout(QUIET_MS);
  return page.evaluate(() =>
    Math.max(0, ...globalThis.told.tasks.map(task => task.duration)),
  );
}

async function measure(browser, screen, count) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
  });
  await context.addInitScript(watch);
  await servePortal(context, count, Number(values.stages));
  const page = await context.newPage();
  const scripts = new Map();
  await page.goto(`${ORIGIN}/settings`);
  await page.getByRole('button', { name: 'Enter' }).click();
  await page
    .getByRole('button', { name: 'Enter' })
    .waitFor({ state: 'hidden' });
  await page.waitForTimeout(QUIET_MS);
  page.on('response', async response => {
    if (response.url().endsWith('.js')) {
      scripts.set(response.url(), await response.body().catch(() => ''));
    }
  });
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const interactive = await open(page, SCREENS[screen]);
  const shift = await page.evaluate(() => globalThis.told.shift);
  const longestTask = screen === 'overview' ? await scroll(page) : undefined;
  const kilobytes = [...scripts.values()].reduce(
    (sum, body) => sum + gzipSync(body).length / 1_000,
    0,
  );
  await context.close();
  return { interactive, shift, longestTask, kilobytes };
}

const median = numbers =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

await main(async progress => {
  if (values.help) {
    progress.say(HELP);
    return;
  }
  await ensureToolchain(progress);
  await ensureFrontend(progress);
  const { chromium } = createRequire(inRepository('package.json'))(
    '@playwright/test',
  );
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox'],
  });
  const result = {};
  for (const count of values.pipelines.split(',').map(Number)) {
    const runs = Object.fromEntries(
      Object.keys(SCREENS).map(screen => [screen, []]),
    );
    for (let time = 0; time < Number(values.times); time++) {
      for (const screen of Object.keys(SCREENS)) {
        runs[screen].push(await measure(browser, screen, count));
      }
    }
    const of = (screen, what) => median(runs[screen].map(run => run[what]));
    const overview = of('overview', 'interactive');
    const catalog = of('catalog', 'interactive');
    const pipeline = of('pipeline', 'interactive');
    const entity = of('entity', 'interactive');
    result[count] = {
      overviewMilliseconds: Math.round(overview),
      catalogMilliseconds: Math.round(catalog),
      ratio: Number((overview / catalog).toFixed(2)),
      longestTaskWhileScrolling: Math.round(of('overview', 'longestTask')),
      layoutShift: Number(of('overview', 'shift').toFixed(4)),
      ownKilobytesGzip: Math.round(of('overview', 'kilobytes')),
      pipelineMilliseconds: Math.round(pipeline),
      entityMilliseconds: Math.round(entity),
      pipelineRatio: Number((pipeline / entity).toFixed(2)),
      pipelineLayoutShift: Number(of('pipeline', 'shift').toFixed(4)),
    };
  }
  await browser.close();
  progress.say(JSON.stringify(result));
});
