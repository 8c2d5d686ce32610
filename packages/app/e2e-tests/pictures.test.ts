import { expect, Page, test } from '@playwright/test';
import sharp from 'sharp';
import { playAnswers, Played, recordAnswers } from './pictures/answers';
import { comparePictures } from './pictures/comparePictures';
import {
  expectPicture,
  MAY_DIFFER,
  readReference,
  takeAtRest,
} from './pictures/expectPicture';

const PAYMENTS = '/catalog/default/component/payments-settlement';

const stage = (page: Page) => page.locator('[data-stage]');

/** Every main screen, and what is there, in each language, once it has loaded. */
const SCREENS = [
  {
    screen: 'overview',
    path: '/pipeline-health?view=all',
    shows: (page: Page) => page.getByText('Orders intake'),
  },
  {
    screen: 'pipeline',
    path: '/pipeline-health/component/default/music-events',
    shows: stage,
  },
  {
    screen: 'on-call',
    path: '/pipeline-health/on-call',
    shows: (page: Page) => page.getByText('Music events'),
  },
  {
    screen: 'operations',
    path: '/pipeline-health/operations',
    shows: (page: Page) => page.getByText('Redshift'),
  },
  {
    screen: 'entity-card',
    path: PAYMENTS,
    shows: (page: Page) => page.getByText(/consumer has stopped|컨슈머/),
  },
  { screen: 'entity-tab', path: `${PAYMENTS}/pipeline-health`, shows: stage },
];

type Screen = (typeof SCREENS)[number];

/** High enough for most of each screen. */
const SIZES = [
  { width: 1440, height: 1500 },
  { width: 390, height: 2400 },
];

/** A guest who has entered before, and chose this. */
async function enterBefore(page: Page, theme: string, language: string) {
  await page.addInitScript(chosen => Object.assign(localStorage, chosen), {
    theme,
    language,
    '@backstage/core:SignInPage:provider': 'guest',
  });
}

async function open(page: Page, { path, shows }: Screen) {
  await page.setViewportSize(SIZES[0]);
  await page.goto(path);
  await shows(page).first().waitFor();
}

if (process.env.RENEW_ANSWERS) {
  test('what the demo answers now is kept', async ({ context }) => {
    test.setTimeout(180_000);
    await recordAnswers(context, async page => {
      await enterBefore(page, 'light', 'en');
      for (const screen of SCREENS) {
        await open(page, screen);
        for (const size of SIZES) {
          await page.setViewportSize(size);
          await takeAtRest(page);
        }
      }
    });
  });
}

/** All screens as they look to who chose this. */
function compareScreens(theme: string, language: string) {
  const guest = {} as { page: Page; played: Played };

  test.beforeAll(async ({ browser }) => {
    const context = await browser.newContext();
    guest.played = await playAnswers(context);
    // Imported late: Playwright would compile it as what it is not.
    // eslint-disable-next-line @backstage/no-relative-monorepo-imports -- the scripts are no package
    const { writeInOneFont } = await import('../../../scripts/lib/oneFont.mjs');
    await writeInOneFont(context);
    guest.page = await context.newPage();
    await enterBefore(guest.page, theme, language);
  });
  test.afterAll(() => guest.page.context().close());

  for (const screen of SCREENS) {
    test(`the ${screen.screen} looks like its picture`, async () => {
      const { page, played } = guest;
      const { unknown, rewind } = played;
      await rewind(page);
      await open(page, screen);
      for (const size of SIZES) {
        await page.setViewportSize(size);
        await rewind(page);
        await expectPicture(
          page,
          `${screen.screen}-${size.width}-${theme}-${language}`,
        );
      }
      expect(unknown, 'RENEW_ANSWERS=1 asks the demo anew').toEqual([]);
    });
  }
}

for (const theme of ['light', 'dark']) {
  for (const language of ['en', 'ko']) {
    test.describe(`in the ${theme}, ${language}`, () =>
      compareScreens(theme, language));
  }
}

test('a screen in another theme, or without a panel, does not look like its picture', async () => {
  const reference = readReference('overview-1440-light-en');
  const { share: otherTheme } = await comparePictures(
    readReference('overview-1440-dark-en'),
    reference,
  );
  expect(otherTheme).toBeGreaterThan(0.5);

  const nothing = {
    width: 584,
    height: 38,
    channels: 3,
    background: '#f4f4f4',
  } as const;
  const withoutBanner = await sharp(reference)
    .composite([{ input: { create: nothing }, left: 124, top: 54 }])
    .png()
    .toBuffer();
  const { share } = await comparePictures(withoutBanner, reference);
  expect(share).toBeGreaterThan(MAY_DIFFER);
});
