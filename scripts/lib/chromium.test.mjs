import assert from 'node:assert/strict';
import { delimiter } from 'node:path';
import { describe, it } from 'node:test';
import { findChromium } from './chromium.mjs';

describe('findChromium', () => {
  const PATH = ['/usr/local/bin', '/usr/bin'].join(delimiter);
  const having = file => candidate => candidate === file;

  it('believes CHROMIUM_PATH', () => {
    assert.equal(
      findChromium({ CHROMIUM_PATH: '/opt/chrome', PATH }, () => false),
      '/opt/chrome',
    );
  });

  it('looks on PATH', () => {
    assert.equal(
      findChromium({ PATH }, having('/usr/bin/chromium')),
      '/usr/bin/chromium',
    );
  });

  it('looks where macOS keeps programs', () => {
    const chrome =
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    assert.equal(findChromium({}, having(chrome)), chrome);
  });

  it('finds nothing where there is nothing', () => {
    assert.equal(
      findChromium({ PATH }, () => false),
      undefined,
    );
  });
});
