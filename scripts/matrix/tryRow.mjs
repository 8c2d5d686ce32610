import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { isBackend, register } from '../lib/freshApp.mjs';
import { lookAt } from '../lib/look.mjs';
import { publishedPackages } from '../lib/packages.mjs';
import { inRepository } from '../lib/paths.mjs';
import { LOCAL } from '../lib/portal.mjs';
import { freePort } from '../lib/ports.mjs';
import { snippetsOf } from '../lib/snippets.mjs';
import { readRelease } from '../releases/releases.mjs';
import { assertNoDuplicates, installedIn, othersThan } from './libraries.mjs';

const LIBRARY = '@backstage/core-components';

/** The app's backend is compiled as it starts, which takes time on a busy machine. */
const START_MS = 15 * 60_000;

const EVERYWHERE = ['page', 'board', 'card', 'tab', 'widget'];
const LEGACY = [...EVERYWHERE, 'filter', 'column', 'badge'];

/** The version that a release has, or the last one before it that a registry still has. */
const upTo = version => `<=${version}`;

/** Has an app take each library of Backstage in the version of a release; without one, in the newest. */
function takeRelease(app, release) {
  if (release) {
    app.change('package.json', manifest => {
      for (const [name, version] of Object.entries(
        readRelease(release).versions,
      )) {
        manifest.resolutions[name] = upTo(version);
      }
    });
    return;
  }
  const parts = ['.', 'packages/app', 'packages/backend'];
  for (const file of parts.map(part => join(part, 'package.json'))) {
    app.change(file, ({ dependencies, devDependencies }) => {
      for (const group of [dependencies, devDependencies]) {
        for (const name of Object.keys(group ?? {})) {
          if (name.startsWith('@backstage/')) group[name] = 'latest';
        }
      }
    });
  }
}

/** Has an app depend on our tarballs, as far as it has what they extend, and these on each other. */
function takeOurs(app, tarballs) {
  const packages = publishedPackages();
  const unfit = register(app.folder, packages);
  app.change('package.json', manifest => {
    for (const [name, file] of Object.entries(tarballs)) {
      manifest.resolutions[name] = `file:${file}`;
    }
  });
  const dependOn = (part, isWanted) =>
    app.require(
      part,
      Object.fromEntries(
        packages
          .filter(isWanted)
          .map(({ manifest: { name } }) => [name, `file:${tarballs[name]}`]),
      ),
    );
  dependOn(
    'app',
    ({ manifest }) => manifest.backstage.role === 'frontend-plugin',
  );
  dependOn('backend', it => isBackend(it) && !unfit.includes(it.manifest.name));
}

/** Does what the documentation of the legacy frontend system says. */
function followLegacy(app, release) {
  const text = readFileSync(inRepository('docs', 'install-legacy.md'), 'utf8');
  snippetsOf(text).forEach(snippet => app.apply(snippet));
  app.require('app', {
    '@backstage/plugin-home': release
      ? upTo(readRelease(release).versions['@backstage/plugin-home'])
      : 'latest',
  });
}

/** Does what the documentation says to show the widget to everybody. */
function followNew(app) {
  const install = readFileSync(inRepository('docs', 'install.md'), 'utf8');
  const [, yaml] =
    /```yaml\n(# app-config\.yaml\napp:\n {2}extensions:[\s\S]*?)```/.exec(
      install,
    );
  const config = parse(app.read('app-config.yaml'));
  const { extensions } = parse(yaml).app;
  config.app.extensions = [...(config.app.extensions ?? []), ...extensions];
  app.write(stringify(config), 'app-config.yaml');
}

/** What was seen of a release of Backstage with a frontend system. */
export async function tryRow(
  row,
  { app, tarballs, pictures, checksTypes, progress },
) {
  const { release, generator, flags, isNew } = row;
  await app.generate({ generator, flags });
  takeRelease(app, release);
  takeOurs(app, tarballs);
  if (isNew) followNew(app);
  else followLegacy(app, release);
  await app.install();
  if (release) {
    othersThan(app, readRelease(release).versions).forEach(other =>
      progress.say(`  ${other}`),
    );
  } else {
    assertNoDuplicates(app);
  }
  const compiles = checksTypes
    ? await app.compile().then(
        () => true,
        () => false,
      )
    : undefined;
  await app.build();
  const portal = await app.start({
    port: await freePort(LOCAL),
    host: LOCAL,
    scenario: 'demo',
    seed: 1,
    database: { client: 'better-sqlite3', directory: app.path('data') },
  });
  portal.failure.catch(() => {});
  try {
    await progress.step('Starting the app', () =>
      Promise.race([portal.untilReady(START_MS), portal.failure]),
    );
    const { seen, errors } = await progress.step('Looking at it', () =>
      lookAt(portal.address, isNew ? EVERYWHERE : LEGACY, pictures),
    );
    return { seen, errors, compiles, library: installedIn(app)[LIBRARY] };
  } finally {
    await portal.stop();
  }
}

/** Whether the newest libraries are those that this repository is built with. */
export function isOurs(library) {
  const file = inRepository(
    'node_modules',
    ...LIBRARY.split('/'),
    'package.json',
  );
  return (
    existsSync(file) &&
    JSON.parse(readFileSync(file, 'utf8')).version === library
  );
}
