import { BrowserContext, Page, Request } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the portal answered at one moment. */
interface Recording {
  /** That moment, in epoch milliseconds. */
  at: number;
  answers: { [question: string]: unknown };
}

const FILE = join(__dirname, 'answers.json');
/** What changes while the demo goes on; kinds do not. */
const RECORDED = /\/api\/(pipeline-health\/(?!kinds$)|notifications\/)/;
const HOUR_MS = 3_600_000;

/** What is asked, with times in hours from the moment of the recording: seconds pass until a page asks. */
function questionOf(request: Request, at: number): string {
  const url = new URL(request.url());
  for (const name of ['from', 'to']) {
    const time = Date.parse(url.searchParams.get(name) ?? '');
    if (!Number.isNaN(time)) {
      const hours = Math.round((time - at) / HOUR_MS) || 0;
      url.searchParams.set(name, `${hours}h`);
    }
  }
  const question = `${request.method()} ${url.pathname}${url.search}`;
  return [question, request.postData()].filter(Boolean).join(' ');
}

/** Nothing tells the pages of changes, and nothing is known of what other tests kept for the guest. */
async function knowNobody(context: BrowserContext) {
  await context.routeWebSocket(/\/api\/signals/, () => {});
  await context.route('**/api/user-settings/**', route => {
    const written = route.request().method() === 'PUT';
    return written
      ? route.fulfill({ json: route.request().postDataJSON() })
      : route.fulfill({ status: 404, json: {} });
  });
}

/** Keeps what the portal answers while the pages are looked at. */
export async function recordAnswers(
  context: BrowserContext,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const recording: Recording = { at: Date.now(), answers: {} };
  await knowNobody(context);
  context.on('response', async response => {
    if (RECORDED.test(new URL(response.url()).pathname) && response.ok()) {
      const question = questionOf(response.request(), recording.at);
      await response.json().then(
        answer => {
          recording.answers[question] = answer;
        },
        // A page that is left needs it no more.
        () => {},
      );
    }
  });
  await look(await context.newPage());
  writeFileSync(FILE, `${JSON.stringify(recording, undefined, 1)}\n`);
}

/** What was recorded, as it is played. */
export interface Played {
  /** What was asked and is not recorded. */
  unknown: string[];
  /** Has a page live at the moment of the recording, however long it took to get there. */
  rewind: (page: Page) => Promise<void>;
}

/** Answers what was recorded, at the time of that. */
export async function playAnswers(context: BrowserContext): Promise<Played> {
  const { at, answers }: Recording = JSON.parse(readFileSync(FILE, 'utf8'));
  const unknown: string[] = [];
  await knowNobody(context);
  await context.clock.install({ time: at });
  const headers = { date: new Date(at).toUTCString() };
  await context.route(RECORDED, async route => {
    const question = questionOf(route.request(), at);
    if (!Object.hasOwn(answers, question)) {
      unknown.push(question);
      return route.abort();
    }
    return route.fulfill({ json: answers[question], headers });
  });
  // Pages go by the time of every answer.
  await context.route('**/api/pipeline-health/kinds', async route => {
    const response = await route.fetch({ maxRetries: 3 });
    return route.fulfill({
      response,
      headers: { ...response.headers(), ...headers },
    });
  });
  return { unknown, rewind: page => page.clock.setSystemTime(at) };
}
