import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { npmCommand, yarnEnvironment } from './npm.mjs';

const reading = values => key => values[key];

describe('yarnEnvironment', () => {
  it('sends yarn to the registry that npm uses', () => {
    assert.deepEqual(
      yarnEnvironment(
        reading({
          registry: 'https://packages.example.com/npm/',
          cafile: '/etc/ca.pem',
          'https-proxy': 'http://proxy.example.com:3128',
        }),
      ),
      {
        YARN_NPM_REGISTRY_SERVER: 'https://packages.example.com/npm',
        YARN_HTTPS_CA_FILE_PATH: '/etc/ca.pem',
        YARN_HTTPS_PROXY: 'http://proxy.example.com:3128',
      },
    );
  });

  it('lets yarn speak plain HTTP with a registry that needs it', () => {
    assert.equal(
      yarnEnvironment(reading({ registry: 'http://cache.local:4873/' }))
        .YARN_UNSAFE_HTTP_WHITELIST,
      'cache.local',
    );
  });

  it('says nothing that npm does not say', () => {
    assert.deepEqual(yarnEnvironment(reading({})), {});
  });
});

describe('npmCommand', () => {
  it('uses the npm that runs us', () => {
    assert.deepEqual(
      npmCommand(['config'], {
        npm_execpath: '/lib/npm/bin/npm-cli.js',
        npm_node_execpath: '/bin/node',
      }),
      ['/bin/node', ['/lib/npm/bin/npm-cli.js', 'config']],
    );
  });

  it('looks for npm when yarn or nobody runs us', () => {
    assert.deepEqual(npmCommand(['config'], {}), ['npm', ['config']]);
    assert.deepEqual(
      npmCommand(['config'], { npm_execpath: '/bin/yarn.cjs' }),
      ['npm', ['config']],
    );
  });
});
