import { findChromium } from '../../lib/chromium.mjs';
import { writeInOneFont } from '../../lib/oneFont.mjs';
import { UserError } from '../../lib/userError.mjs';

const SETTLE_MS = 2_000;

/** The browser in which pictures are taken. */
export async function openBrowser() {
  const executablePath = findChromium();
  if (!executablePath) {
    throw new UserError(
      'There is no Chromium here; name one in CHROMIUM_PATH.',
    );
  }
  // Imported late: it is there only after the dependencies are installed.
  const { chromium } = await import('@playwright/test');
  return chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}

/** The page of a guest who entered before, and chose a theme and a language. */
export async function visit(
  browser,
  baseURL,
  { theme = 'light', language = 'en', size },
) {
  const context = await browser.newContext({
    baseURL,
    viewport: size,
    locale: language === 'ko' ? 'ko-KR' : 'en-GB',
    timezoneId: language === 'ko' ? 'Asia/Seoul' : 'Europe/Berlin',
  });
  await writeInOneFont(context);
  await context.addInitScript(
    chosen => Object.assign(globalThis.localStorage, chosen),
    { theme, language, '@backstage/core:SignInPage:provider': 'guest' },
  );
  return context.newPage();
}

/** Opens a path of the portal, and waits until it shows this and all has loaded. */
export async function open(page, path, { shows, patience = 60_000 }) {
  await page.goto(path);
  await page.locator(shows).first().waitFor({ timeout: patience });
  await settle(page);
}

/** Waits until nothing loads or moves any more. */
export async function settle(page) {
  await page.waitForFunction(
    () => !globalThis.document.querySelector('[role=progressbar]'),
  );
  await page.evaluate(() => globalThis.document.fonts.ready);
  await page.waitForTimeout(SETTLE_MS);
}
