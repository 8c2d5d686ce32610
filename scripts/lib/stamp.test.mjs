import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Stamp, hashFiles, listFiles } from './stamp.mjs';

describe('stamps', () => {
  let folder;
  const write = (name, text) => writeFileSync(join(folder, name), text);
  const hash = (extra = []) => hashFiles(listFiles([folder]), extra, folder);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stamp-'));
    mkdirSync(join(folder, 'inner'));
    write('a.txt', 'one');
    write(join('inner', 'b.txt'), 'two');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('stay the same while nothing changes', () => {
    assert.equal(hash(), hash());
  });

  const changes = {
    'a content': () => write('a.txt', 'other'),
    'a new file': () => write('c.txt', ''),
    'a lost file': () => rmSync(join(folder, 'a.txt')),
    'text that moves from one file to the next': () => {
      write('a.txt', 'on');
      write(join('inner', 'b.txt'), 'etwo');
    },
  };
  for (const [name, change] of Object.entries(changes)) {
    it(`see ${name}`, () => {
      const before = hash();
      change();
      assert.notEqual(hash(), before);
    });
  }

  it('see what else the outcome depends on', () => {
    assert.notEqual(hash(['linux']), hash(['darwin']));
  });

  it('pass over files that are not wanted, and paths that do not exist', () => {
    const files = listFiles(
      [folder, join(folder, 'missing')],
      path => !path.endsWith('inner'),
    );
    assert.deepEqual(files, [join(folder, 'a.txt')]);
  });

  it('remember for which input work was last done', () => {
    const stamp = new Stamp('work', join(folder, 'stamps'));
    assert.equal(stamp.matches('x'), false);
    stamp.write('x');
    assert.equal(stamp.matches('x'), true);
    assert.equal(stamp.matches('y'), false);
  });
});
