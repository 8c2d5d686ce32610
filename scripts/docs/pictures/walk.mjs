import sharp from 'sharp';
import { Guide } from './Guide.mjs';
import { open, settle, visit } from './visitor.mjs';

const SIZE = { width: 1280, height: 800 };
const SHOWN_WIDTH = 960;
const PIPELINE = '/pipeline-health/component/default';
/** What is there, in each language, where a crawler made many tables. */
const SPLIT = 'text=/^(Why it was split|테이블이 나뉜 이유)$/';
const LOOK_MS = 3_000;

const CAPTIONS = {
  en: {
    overview: 'What burns comes first, with the time until data is lost.',
    cause: 'The cause is one sentence with its figures. What to do is below.',
    stage: 'A stage opens beside the flow: charts, findings, configuration.',
    crawler:
      'A crawler has split one dataset into many tables: which, and why.',
    onCall: 'On call: only what burns, by time to loss, answered from here.',
    wall: 'On the wall it is large, and says so when the network goes.',
  },
  ko: {
    overview: '급한 파이프라인부터, 유실까지 남은 시간과 함께 보여 줍니다.',
    cause: '원인은 수치가 담긴 한 문장으로, 조치 방법은 바로 아래에 있습니다.',
    stage: '단계를 누르면 흐름 옆에 차트, 진단, 설정이 열립니다.',
    crawler:
      '크롤러가 한 데이터셋을 여러 테이블로 쪼갰습니다. 어떤 테이블인지, 왜인지 보여 줍니다.',
    onCall:
      '당번 화면에는 급한 것만, 유실이 가까운 순서로 나옵니다. 여기서 바로 확인합니다.',
    wall: '상황판은 글자가 크고, 네트워크가 끊기면 끊겼다고 알립니다.',
  },
};

/** The frames of a film, each with how long it is shown. */
class Film {
  frames = [];
  delays = [];

  async hold(page, milliseconds) {
    const picture = await page.screenshot({ animations: 'disabled' });
    this.frames.push(await sharp(picture).resize(SHOWN_WIDTH).png().toBuffer());
    this.delays.push(milliseconds);
  }

  develop() {
    return sharp(this.frames, { join: { animated: true } })
      .webp({ delay: this.delays, loop: 0, quality: 72, effort: 5 })
      .toBuffer();
  }
}

/** Leads through the portal: an animated WebP. */
export async function walk(browser, address, language) {
  const captions = CAPTIONS[language];
  const page = await visit(browser, address, { language, size: SIZE });
  const film = new Film();
  const guide = new Guide(page, film);

  await open(page, '/pipeline-health?view=all', {
    shows: 'text=Orders intake',
  });
  await guide.say(captions.overview, LOOK_MS);
  await guide.click(page.locator('a[href$="payments-settlement"]').first());
  await page.locator('[data-stage]').first().waitFor();
  await settle(page);
  await guide.say(captions.cause, LOOK_MS);
  const stage = page.locator('[data-stage$=":payments-settlement"]');
  await guide.click(stage);
  await stage.evaluate(it => it.scrollIntoView({ block: 'start' }));
  await settle(page);
  await guide.say(captions.stage, LOOK_MS);

  await open(page, `${PIPELINE}/clickstream-catalog`, {
    shows: SPLIT,
  });
  await page.locator(SPLIT).first().scrollIntoViewIfNeeded();
  await guide.say(captions.crawler, LOOK_MS);
  await open(page, '/pipeline-health/on-call', {
    shows: 'text=Payments settlement',
  });
  await guide.say(captions.onCall, LOOK_MS);
  await page.context().close();

  const night = await visit(browser, address, {
    language,
    theme: 'dark',
    size: SIZE,
  });
  await open(night, '/pipeline-health/on-call?wallboard', {
    shows: 'text=Payments settlement',
  });
  await new Guide(night, film).say(captions.wall, LOOK_MS);
  await night.context().close();
  return film.develop();
}
