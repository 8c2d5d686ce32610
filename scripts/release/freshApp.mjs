import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { yarnRelease } from '../lib/dependencies.mjs';
import { isBackend } from '../lib/freshApp.mjs';
import { inRepository } from '../lib/paths.mjs';

const SCOPE = 'pipeline-health';

const read = file => JSON.parse(readFileSync(file, 'utf8'));

/** Lets an app take our packages from one registry, and all others from its usual one. */
export function takeOursFrom(address, app) {
  const file = join(app, '.yarnrc.yml');
  const settings = parse(readFileSync(file, 'utf8'));
  settings.npmScopes = { [SCOPE]: { npmRegistryServer: address } };
  // What was published a minute ago is to be installed.
  settings.npmPreapprovedPackages = [
    ...(settings.npmPreapprovedPackages ?? []),
    `@${SCOPE}/*`,
  ];
  writeFileSync(file, stringify(settings));

  const manifestFile = join(app, 'package.json');
  const manifest = read(manifestFile);
  // The one that the app comes with does not build on each Node without its prebuilt files.
  manifest.resolutions['better-sqlite3'] = read(
    inRepository('package.json'),
  ).resolutions['better-sqlite3'];
  writeFileSync(manifestFile, JSON.stringify(manifest, null, 2));
}

const isFrontend = ({ manifest }) =>
  manifest.backstage.role === 'frontend-plugin';

/** Installs packages by their name: those of the browser into the app, those of the backend into the backend. */
export async function install(families, app, packages) {
  const yarn = (title, ...args) =>
    families.run('install-app', process.execPath, [yarnRelease(), ...args], {
      title,
      cwd: app,
      env: { YARN_ENABLE_PROGRESS_BARS: 'false' },
      minutes: 30,
    });
  const namesOf = isWanted =>
    packages.filter(isWanted).map(({ manifest }) => manifest.name);
  // The app's own ranges would mix the packages of two releases of Backstage.
  await yarn('yarn up', 'up', '@backstage/*', '--mode=update-lockfile');
  await yarn(
    'yarn add in the app',
    ...['workspace', 'app', 'add', ...namesOf(isFrontend)],
    '--mode=update-lockfile',
  );
  await yarn(
    'yarn add in the backend',
    ...['workspace', 'backend', 'add', ...namesOf(isBackend)],
  );
}

/** What a company would write: its addresses, its account and its pipelines. */
export function configure(app, { port, backendPort }) {
  const origin = `http://localhost:${port}`;
  const backend = `http://localhost:${backendPort}`;
  const keys = { accessKeyId: 'rehearsal', secretAccessKey: 'rehearsal' };
  copyFileSync(
    inRepository('examples', 'pipelines.yaml'),
    join(app, 'examples', 'pipelines.yaml'),
  );
  writeFileSync(
    join(app, 'app-config.local.yaml'),
    stringify({
      app: { baseUrl: origin, listen: { host: '127.0.0.1', port } },
      backend: {
        baseUrl: backend,
        listen: { host: '127.0.0.1', port: backendPort },
        cors: { origin },
      },
      aws: {
        mainAccount: { ...keys, region: 'eu-central-1' },
        accounts: [{ accountId: '123456789012', ...keys }],
      },
      catalog: {
        locations: [
          { type: 'file', target: '../../examples/pipelines.yaml' },
          {
            type: 'file',
            target: '../../examples/org.yaml',
            rules: [{ allow: ['User', 'Group'] }],
          },
        ],
      },
    }),
  );
  return { origin, backend };
}
