import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { UserError } from './userError.mjs';

const PATIENCE_MS = 180_000;
const ENTITY = '/catalog/default/component/payments-settlement';
/** What the demo has most urgent of this pipeline. */
const VERDICT = 'The consumer has stopped';

/** What is looked at, each where it is and what must be seen there. */
const places = {
  page: [
    '/pipeline-health',
    page => page.getByRole('heading', { name: /critical/ }),
  ],
  board: ['/pipeline-health/on-call', page => page.getByText(VERDICT)],
  card: [ENTITY, page => page.getByText(VERDICT)],
  tab: [`${ENTITY}/pipeline-health`, page => page.getByText('What to do')],
  widget: ['/home', page => page.getByRole('link', { name: /Critical/ })],
  filter: [
    '/catalog?filters[kind]=component&filters[user]=all',
    page => page.getByLabel('Pipeline health'),
  ],
  column: [
    '/catalog?filters[kind]=component&filters[user]=all',
    page => page.getByRole('columnheader', { name: 'Pipeline health' }),
  ],
  badge: ['/catalog', page => page.getByText(/burn and nobody is on/)],
};

/** What is wrong with what was seen. */
export const faultsOf = ({ seen, errors }) => [
  ...Object.keys(seen)
    .filter(place => !seen[place])
    .map(place => `the ${place} did not come`),
  ...errors.map(error => `error in the browser: ${error}`),
];

/** Looks at places of an app as a person does; answers of each whether its content came. Leaves a picture of each. */
export async function lookAt(address, names, pictures) {
  const executablePath = findChromium();
  if (!executablePath) {
    throw new UserError(
      'There is no Chromium here; name one in CHROMIUM_PATH.',
    );
  }
  mkdirSync(pictures, { recursive: true });
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
    page.setDefaultTimeout(PATIENCE_MS);
    page.setDefaultTimeout(PATIENCE_MS);
    const errors = [];
    page.on('pageerror', error => errors.push(error.message));
    await enter(page, address);
    const seen = {};
    for (const name of names) {
      const [path, content] = places[name];
      await page.goto(address + path, { waitUntil: 'domcontentloaded' });
      seen[name] = await content(page)
        .first()
        .waitFor({ state: 'attached', timeout: PATIENCE_MS })
        .then(
          () => true,
          () => false,
        );
      await page.screenshot({ path: join(pictures, `${name}.png`) });
    }
    return { seen, errors: [...new Set(errors)] };
  } finally {
    await browser.close();
  }
}

/** Apps of the new frontend system ask their guests to enter, those of the legacy one do not. */
async function enter(page, address) {
  await page.goto(address, { waitUntil: 'domcontentloaded' });
  const button = page.getByRole('button', { name: 'Enter' });
  const menu = page.getByRole('link', { name: 'Home' });
  await button.or(menu).first().waitFor({ timeout: PATIENCE_MS });
  if (await button.isVisible()) await button.click();
  await menu.first().waitFor({ timeout: PATIENCE_MS });
}
