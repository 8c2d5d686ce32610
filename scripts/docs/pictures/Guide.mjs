const STEPS = 5;
const STEP_MS = 60;
const CAPTION = 'guide-caption';
const POINTER = 'guide-pointer';

const STYLES = {
  [CAPTION]: `position: fixed; z-index: 99999; left: 50%; bottom: 24px; transform: translateX(-50%);
    padding: 12px 24px; border-radius: 8px; background: #10243e; color: #fff; font-size: 22px;
    white-space: nowrap; box-shadow: 0 4px 16px #0006;`,
  [POINTER]: `position: fixed; z-index: 99999; width: 26px; height: 26px; margin: -13px; border-radius: 50%;
    background: #f5a62380; border: 2px solid #b26a00; box-sizing: border-box;`,
};

/** Whoever leads through the pages: says a sentence at the foot, and shows where they point. */
export class Guide {
  #at = { x: 640, y: 500 };

  constructor(page, film) {
    this.page = page;
    this.film = film;
  }

  /** Shows the page with this sentence. */
  async say(sentence, milliseconds) {
    await this.#put(CAPTION, { text: sentence });
    await this.film.hold(this.page, milliseconds);
  }

  /** Goes to something and clicks it. */
  async click(target) {
    await target.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await target.boundingBox();
    const from = this.#at;
    const to = { x: x + Math.min(width / 2, 80), y: y + height / 2 };
    for (let step = 1; step <= STEPS; step++) {
      const way = step / STEPS;
      await this.#put(POINTER, {
        left: `${from.x + (to.x - from.x) * way}px`,
        top: `${from.y + (to.y - from.y) * way}px`,
      });
      await this.film.hold(this.page, step === STEPS ? 400 : STEP_MS);
    }
    this.#at = to;
    await this.page.evaluate(
      id => globalThis.document.getElementById(id).remove(),
      POINTER,
    );
    await target.click();
  }

  #put(id, { text = '', left, top }) {
    return this.page.evaluate(
      ([name, style, words, place]) => {
        const { document } = globalThis;
        const element =
          document.getElementById(name) ?? document.createElement('div');
        element.id = name;
        element.style.cssText = style;
        Object.assign(element.style, place);
        element.textContent = words;
        document.body.append(element);
      },
      [id, STYLES[id], text, left ? { left, top } : {}],
    );
  }
}
