import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const folder = dirname(
  createRequire(import.meta.url).resolve(
    '@fontsource-variable/noto-sans-kr/package.json',
  ),
);
const PATH = '/one-font/';

/** Writes all words, Korean ones too, in one font: they are as long on a machine that has others, or none.
 * @param {import('@playwright/test').BrowserContext} context
 */
export async function writeInOneFont(context) {
  await context.route(`**${PATH}**`, route => {
    const [, file] = new URL(route.request().url()).pathname.split(PATH);
    return route.fulfill({ path: join(folder, file) });
  });
  await context.addInitScript(path => {
    globalThis.addEventListener('DOMContentLoaded', () => {
      const style = globalThis.document.createElement('style');
      style.textContent = `@import '${path}index.css';
        :not(code, pre) { font-family: 'Noto Sans KR Variable', sans-serif !important; }`;
      globalThis.document.head.append(style);
    });
  }, PATH);
}
