import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { yarnRelease } from './dependencies.mjs';
import { npmCommand } from './npm.mjs';

/** A folder for PATH with the repository's yarn in it, which create-app and changesets call by its name. */
export function yarnOnPath(folder) {
  mkdirSync(folder, { recursive: true });
  const yarn = join(folder, 'yarn');
  writeFileSync(
    yarn,
    `#!/bin/sh\nexec '${process.execPath}' '${yarnRelease()}' "$@"\n`,
  );
  chmodSync(yarn, 0o755);
  return folder;
}

/**
 * Makes the app that Backstage makes for everybody; `generator` is the version of
 * what makes it, `flags` what that is given, such as `--legacy`.
 */
export async function createApp(
  families,
  folder,
  { generator = 'latest', flags = [] } = {},
) {
  const [npm, args] = npmCommand([
    'exec',
    '--yes',
    '--',
    `@backstage/create-app@${generator}`,
    '--path',
    folder,
    '--skip-install',
    ...flags,
  ]);
  await families.run('create-app', npm, args, {
    title: '@backstage/create-app',
    cwd: dirname(folder),
    env: { BACKSTAGE_APP_NAME: 'fresh' },
    minutes: 10,
  });
}

/** Whether a package of ours extends a backend. */
export const isBackend = ({ manifest }) =>
  manifest.backstage.role.startsWith('backend-plugin');

/** Adds to the backend what extends a plugin that it has; answers the names of the others. */
export function register(app, packages) {
  const file = join(app, 'packages', 'backend', 'src', 'index.ts');
  const source = readFileSync(file, 'utf8');
  const modules = packages.filter(isBackend);
  const ours = modules.map(({ manifest }) => manifest.name);
  const hasHost = ({ manifest: { name, backstage } }) => {
    const host = backstage.pluginPackage ?? name;
    return ours.includes(host) || source.includes(`'${host}'`);
  };
  const added = modules.filter(hasHost).map(({ manifest }) => manifest.name);
  const lines = added.map(name => `backend.add(import('${name}'));\n`).join('');
  writeFileSync(
    file,
    source.replace('backend.start();', `${lines}\nbackend.start();`),
  );
  return ours.filter(name => !added.includes(name));
}
