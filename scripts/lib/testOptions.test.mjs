import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseTestOptions } from './testOptions.mjs';

const known = ['scripts', 'unit', 'browser'];

describe('parseTestOptions', () => {
  it('runs everything unless told otherwise', () => {
    assert.deepEqual(parseTestOptions([], known).suites, known);
  });

  it('runs the named suites in their own order', () => {
    assert.deepEqual(parseTestOptions(['browser', 'scripts'], known).suites, [
      'scripts',
      'browser',
    ]);
  });

  it('names what it does not know', () => {
    assert.throws(
      () => parseTestOptions(['units'], known),
      /no suite "units". Known suites: scripts, unit, browser/,
    );
    assert.throws(
      () => parseTestOptions(['--fast'], known),
      /no option --fast/,
    );
  });
});
