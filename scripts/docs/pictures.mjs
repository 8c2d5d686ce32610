/*
 * Makes the pictures of README and docs, and the walk, from the demo as it runs
 * now. Names on the command line make only those.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { ensureFrontend } from '../lib/frontend.mjs';
import { main } from '../lib/main.mjs';
import { cacheFolder, inRepository } from '../lib/paths.mjs';
import { LOCAL, startPortal } from '../lib/portal.mjs';
import { freePort } from '../lib/ports.mjs';
import { parseStartOptions } from '../lib/startOptions.mjs';
import { ensureToolchain } from '../lib/toolchain.mjs';
import { UserError } from '../lib/userError.mjs';
import { open, openBrowser, visit } from './pictures/visitor.mjs';
import { walk } from './pictures/walk.mjs';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const READ_MS = 300_000;
const FOLLOWS_MS = 30_000;

const PAYMENTS = '/pipeline-health/component/default/payments-settlement';
const SCREENS = {
  overview: {
    path: '/pipeline-health?view=all',
    shows: 'text=Orders intake',
    size: DESK,
  },
  pipeline: { path: PAYMENTS, shows: '[data-stage]', size: DESK },
  phone: {
    path: PAYMENTS,
    shows: '[data-stage]',
    size: PHONE,
    theme: 'dark',
  },
};

/** By name of the file, what makes it. */
const pictures = {
  ...Object.fromEntries(
    ['en', 'ko'].flatMap(language => [
      ...Object.entries(SCREENS).map(([name, screen]) => [
        fileOf(name, language, 'png'),
        ({ browser, address }) => take(browser, address, screen, language),
      ]),
      [
        fileOf('walk', language, 'webp'),
        ({ browser, address }) => walk(browser, address, language),
      ],
    ]),
  ),
  // The last, as it makes the demo worse.
  'operations.png': async ({ browser, address, aws }) => {
    await fetch(`${aws}/_simulator/faults`, {
      method: 'POST',
      body: JSON.stringify({ kind: 'throttling', service: 'glue' }),
    });
    return take(browser, address, {
      path: '/pipeline-health/operations',
      shows: 'text=keeps pipelines from being read',
      patience: READ_MS,
      size: DESK,
      fullPage: true,
    });
  },
};

function fileOf(name, language, type) {
  return language === 'en' ? `${name}.${type}` : `${name}.${language}.${type}`;
}

async function take(browser, address, screen, language) {
  const page = await visit(browser, address, { ...screen, language });
  await open(page, screen.path, screen);
  const picture = await page.screenshot({
    animations: 'disabled',
    fullPage: screen.fullPage,
  });
  await page.context().close();
  // Few colours are enough, and make it small.
  return sharp(picture).png({ palette: true, effort: 10 }).toBuffer();
}

/** Every pipeline has been found, read and judged. */
async function untilRead(browser, address) {
  const page = await visit(browser, address, { size: DESK });
  await page.goto('/pipeline-health?view=all');
  await page.getByText('Orders intake').first().waitFor({ timeout: READ_MS });
  await page
    .getByRole('button', { name: 'Unknown' })
    .filter({ hasText: /^0/ })
    .waitFor({ timeout: READ_MS });
  // What they tell of the hours before follows soon.
  await page.waitForTimeout(FOLLOWS_MS);
  await page.context().close();
}

async function make(names, progress, address, aws) {
  const browser = await openBrowser();
  try {
    await progress.step('Waiting until all pipelines are read', () =>
      untilRead(browser, address),
    );
    for (const name of names) {
      await progress.step(name, async () =>
        writeFileSync(
          inRepository('docs', 'images', name),
          await pictures[name]({ browser, address, aws }),
        ),
      );
    }
  } finally {
    await browser.close();
  }
}

await main(async progress => {
  const asked = process.argv.slice(2);
  const strange = asked.filter(name => !Object.hasOwn(pictures, name));
  if (strange.length > 0) {
    throw new UserError(
      `There is no ${strange.join(', ')}. There are ${Object.keys(
        pictures,
      ).join(', ')}.`,
    );
  }
  await ensureToolchain(progress);
  await ensureFrontend(progress);

  const port = await freePort(LOCAL);
  let aws;
  const portal = await startPortal({
    ...parseStartOptions([
      '--port',
      String(port),
      '--database',
      join(cacheFolder, 'pictures'),
      '--reset',
    ]),
    prepareAws: async address => {
      aws = address;
    },
  });
  const work = async () => {
    await portal.untilReady();
    const names = asked.length > 0 ? asked : Object.keys(pictures);
    await make(names, progress, portal.address, aws);
  };
  try {
    await Promise.race([work(), portal.failure]);
  } finally {
    await portal.stop();
  }
});
