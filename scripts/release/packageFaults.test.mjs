import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packageFaults } from './packageFaults.mjs';

const folder = 'plugins/example';
const repository = 'https://github.com/pipeline-health/pipeline-health';
const manifest = {
  name: '@pipeline-health/plugin-example',
  description: 'An example',
  author: 'The Pipeline Health maintainers',
  license: 'Apache-2.0',
  homepage: `${repository}/tree/main/${folder}#readme`,
  bugs: { url: `${repository}/issues` },
  repository: { type: 'git', url: repository, directory: folder },
  publishConfig: { access: 'public' },
  keywords: ['backstage', 'aws'],
  sideEffects: false,
  files: ['dist'],
  exports: { '.': {} },
  types: 'dist/index.d.ts',
  dependencies: { '@backstage/errors': '^1.2.7' },
};
const files = ['package.json', 'README.md', 'dist/index.cjs.js'];
const readme = `# Example\n\n## Install\n\n[More](${repository}/blob/main/docs/install.md#first)\n`;
const faultsOf = changes =>
  packageFaults({
    manifest,
    folder,
    files,
    readme,
    exists: path => path === 'docs/install.md',
    ...changes,
  });
const withManifest = changes =>
  faultsOf({ manifest: { ...manifest, ...changes } });

test('finds nothing in a package that is in order', () => {
  assert.deepEqual(faultsOf({}), []);
});

test('asks for what a person needs who finds the package', () => {
  assert.deepEqual(
    withManifest({ author: undefined, keywords: ['aws'], files: undefined }),
    [
      'author is not "The Pipeline Health maintainers"',
      'files is missing',
      'keywords do not name backstage',
    ],
  );
});

test('refuses a home that is another package’s', () => {
  assert.deepEqual(
    withManifest({ homepage: `${repository}/tree/main/plugins/other#readme` }),
    [`homepage is not "${manifest.homepage}"`],
  );
});

test('refuses a pinned range, and a second copy of what the host brings', () => {
  assert.deepEqual(
    withManifest({ dependencies: { knex: '3.3.0', react: '^18.0.0' } }),
    ['knex is pinned to 3.3.0', 'react is a dependency, and has to be a peer'],
  );
});

test('takes ranges of several majors', () => {
  assert.deepEqual(
    withManifest({
      dependencies: {
        a: '^1.2.0 || ^2.0.0',
        b: '>=0.13.2 <2.0.0',
        c: '~1.0.0',
      },
    }),
    [],
  );
});

test('refuses links that lead nowhere from the registry', () => {
  assert.deepEqual(
    faultsOf({
      readme: `${readme}[a](../../docs/install.md) [b](${repository}/blob/main/docs/gone.md) <img src="x.png"> [c](#install)`,
    }),
    [
      'README.md links to ../../docs/install.md, which is not absolute',
      'README.md links to x.png, which is not absolute',
      `README.md links to ${repository}/blob/main/docs/gone.md, which does not exist`,
    ],
  );
});

test('asks for the way to install', () => {
  assert.deepEqual(faultsOf({ readme: '# Example\n' }), [
    'README.md does not say how to install it',
  ]);
});

test('refuses to ship what nobody needs, and to lack what somebody does', () => {
  assert.deepEqual(
    faultsOf({
      files: [...files, 'dist/index.cjs.js.map', 'dist/a.test.cjs.js'],
      manifest: { ...manifest, configSchema: 'config.d.ts' },
    }),
    [
      'dist/index.cjs.js.map is shipped, and nobody needs it',
      'dist/a.test.cjs.js is shipped, and nobody needs it',
      'config.d.ts is not shipped',
    ],
  );
});
