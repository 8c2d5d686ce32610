import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isGoNewEnough } from './sdks.mjs';

describe('isGoNewEnough', () => {
  it('reads the version that go tells', () => {
    assert.equal(isGoNewEnough('go version go1.24.0 linux/amd64'), true);
    assert.equal(isGoNewEnough('go version go2.0 darwin/arm64'), true);
    assert.equal(isGoNewEnough('go version go1.19.8 linux/amd64'), false);
    assert.equal(isGoNewEnough(null), false);
  });
});
