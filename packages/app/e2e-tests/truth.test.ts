import { expect, Page, Route, test } from '@playwright/test';
import { enter, expectAccessible, takePicture } from './portal';

const API = /\/api\/pipeline-health\//;
const PIPELINE = '/pipeline-health/component/default/payments-settlement';

const SCREENS = [
  { screen: 'overview', path: '/pipeline-health?view=all' },
  { screen: 'pipeline', path: PIPELINE },
];

const UNKNOWN = /too old to judge by/;
const COUNTDOWN = /until data can be lost/;
const REFRESHED = /Refreshed \d+ (s|min)/;

/** Opens a page on a clock that the test moves. */
async function open(page: Page, path: string) {
  await page.clock.install();
  await enter(page, path);
  await expect(page.getByText(COUNTDOWN).first()).toBeAttached();
  await expect(page.getByText(REFRESHED)).toBeVisible();
}

/** Lets ten minutes pass on the page, and no more than moments here. */
async function passTenMinutes(page: Page) {
  for (let half = 0; half < 20; half++) {
    await page.clock.fastForward(30_000);
    // What the page asked meanwhile is answered in real time.
    await page.evaluate(() => fetch('/').catch(() => {}));
  }
}

/** How often the page asks from now on. */
function countQuestions(page: Page): () => number {
  let questions = 0;
  page.on('request', request => {
    questions += API.test(request.url()) ? 1 : 0;
  });
  return () => questions;
}

/** Nothing that was known is claimed any longer. */
async function expectNothingClaimed(page: Page) {
  await expect(page.getByText(UNKNOWN).first()).toBeVisible();
  await expect(page.getByText(COUNTDOWN)).toHaveCount(0);
}

for (const { screen, path } of SCREENS) {
  test(`the backend dies: the ${screen} says so, and claims nothing in the end`, async ({
    page,
  }) => {
    const sockets: { close(): Promise<void> }[] = [];
    await page.routeWebSocket(/\/api\/signals/, socket => {
      socket.connectToServer();
      sockets.push(socket);
    });
    await open(page, path);
    const questions = countQuestions(page);

    const die = (route: Route) => route.abort('connectionrefused');
    await page.route('**/api/**', die);
    await Promise.all(sockets.map(socket => socket.close()));
    await page.clock.runFor(40_000);
    await expect(page.getByText('Refreshing failed.')).toBeVisible();
    await expect(page.getByText(/This is what was known/)).toBeVisible();
    await expect(page.getByText(COUNTDOWN).first()).toBeAttached();

    await passTenMinutes(page);
    await expectNothingClaimed(page);
    expect(questions()).toBeGreaterThan(10);
    await takePicture(page, `dead-${screen}`);
    await expectAccessible(page);

    await page.unroute('**/api/**', die);
    await page.clock.runFor(40_000);
    await expect(page.getByText(REFRESHED)).toBeVisible();
    await expect(page.getByText(COUNTDOWN).first()).toBeAttached();
  });

  test(`collection stops: the ${screen} turns unknown by itself`, async ({
    page,
  }) => {
    await open(page, path);

    const answers = new Map<string, Buffer>();
    await page.route(API, async route => {
      const url = route.request().url();
      const now = await page.evaluate(() => Date.now());
      if (!answers.has(url)) {
        // Asked whether anything changed, the backend may answer nothing.
        const headers = { ...route.request().headers() };
        delete headers['if-none-match'];
        answers.set(url, await (await route.fetch({ headers })).body());
      }
      await route.fulfill({
        body: answers.get(url),
        contentType: 'application/json',
        headers: { Date: new Date(now).toUTCString() },
      });
    });
    await passTenMinutes(page);
    await expectNothingClaimed(page);
    await expect(page.getByText('Refreshing failed.')).toHaveCount(0);
  });

  test(`the ${screen} is offline: it says so, and comes back by itself`, async ({
    page,
    context,
  }) => {
    await open(page, path);

    await context.setOffline(true);
    await expect(page.getByText('You are offline.')).toBeVisible();
    await expect(page.getByText(COUNTDOWN).first()).toBeAttached();
    await passTenMinutes(page);
    await expectNothingClaimed(page);

    await context.setOffline(false);
    await expect(page.getByText(REFRESHED)).toBeVisible();
    await expect(page.getByText(COUNTDOWN).first()).toBeAttached();
  });

  test(`the machine sleeps for an hour: the ${screen} is not of an hour ago`, async ({
    page,
  }) => {
    await open(page, path);

    const asleep = (route: Route) => route.abort('internetdisconnected');
    await page.route(API, asleep);
    await page.clock.fastForward(3_600_000);
    await expectNothingClaimed(page);

    await page.unroute(API, asleep);
    await page.clock.runFor(10_000);
    await expect(page.getByText(COUNTDOWN).first()).toBeAttached();
  });
}

for (const hours of [-3, 3]) {
  test(`a machine whose clock is off by ${hours} h judges by the server's`, async ({
    page,
  }) => {
    await page.clock.install({ time: Date.now() + hours * 3_600_000 });
    await enter(page, '/pipeline-health?view=all');

    const row = page.getByRole('row', { name: /Payments settlement/ });
    await expect(row).toContainText(COUNTDOWN);
    await expect(row.getByRole('time')).toHaveText(
      /^\d+ (s|min)( \d+ s)? ago$/,
    );
    await expect(page.getByText(UNKNOWN)).toHaveCount(0);
  });
}
