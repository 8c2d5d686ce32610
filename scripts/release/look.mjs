import { join } from 'node:path';
import { findChromium } from '../lib/chromium.mjs';
import { UserError } from '../lib/userError.mjs';

const PAGE_MS = 180_000;
const ENTITY = '/catalog/default/component/payments-settlement';
const BROKEN = 'The consumer has stopped';

/** What a person looks at after an install: where it is, and what must be seen there. */
const places = [
  {
    name: 'page',
    path: '/pipeline-health',
    seen: page =>
      page.getByRole('table', { name: 'Pipelines' }).getByText(BROKEN).first(),
  },
  {
    name: 'card',
    path: ENTITY,
    seen: page => page.getByText(BROKEN).first(),
  },
  {
    name: 'tab',
    path: `${ENTITY}/pipeline-health`,
    seen: page => page.getByText('What to do').first(),
  },
];

/** Looks at our places in a portal, as a guest, and keeps a picture of each; answers their names. */
export async function lookAtPlaces(address, pictures) {
  const executablePath = findChromium();
  if (!executablePath) {
    throw new UserError(
      'There is no Chromium or Chrome here. Install one, or name one in CHROMIUM_PATH.',
    );
  }
  // Imported late: it is there only after the dependencies are installed.
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
    });
    page.setDefaultTimeout(PAGE_MS);
    const errors = [];
    page.on('pageerror', error => errors.push(error.message));
    await page.goto(address);
    await page.getByRole('button', { name: 'Enter' }).click();
    for (const { name, path, seen } of places) {
      await page.goto(`${address}${path}`);
      try {
        await seen(page).waitFor();
      } catch {
        throw new UserError(
          `The ${name} at ${path} does not show a verdict; see ${pictures}.`,
        );
      } finally {
        await page.screenshot({ path: join(pictures, `${name}.png`) });
      }
    }
    if (errors.length > 0) {
      throw new UserError(`Errors in the browser: ${errors.join('; ')}`);
    }
    return places.map(({ name }) => name);
  } finally {
    await browser.close();
  }
}
