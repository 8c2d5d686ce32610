import { existsSync, readdirSync } from 'node:fs';
import { runLogged } from './command.mjs';
import { yarnEnvironment } from './npm.mjs';
import { inRepository } from './paths.mjs';
import { Stamp, hashFiles } from './stamp.mjs';
import { UserError } from './userError.mjs';

/** The yarn release that is committed with the repository. */
export function yarnRelease(folder = inRepository('.yarn', 'releases')) {
  const release = readdirSync(folder).find(name => /^yarn-.*\.cjs$/.test(name));
  if (!release) throw new UserError(`There is no yarn release in ${folder}.`);
  return inRepository('.yarn', 'releases', release);
}

/** Every file that decides what an installation holds. */
function manifests() {
  const workspaces = ['packages', 'plugins'].flatMap(folder =>
    readdirSync(inRepository(folder)).map(name =>
      inRepository(folder, name, 'package.json'),
    ),
  );
  return [
    inRepository('package.json'),
    inRepository('yarn.lock'),
    inRepository('.yarnrc.yml'),
    ...workspaces.filter(existsSync).sort(),
  ];
}

/** Installs the dependencies, unless they are those of the last installation. */
export async function ensureDependencies(progress) {
  const stamp = new Stamp('install');
  const hash = hashFiles(manifests(), [
    process.platform,
    process.arch,
    process.versions.modules,
  ]);
  const installed = existsSync(inRepository('node_modules', '.yarn-state.yml'));
  if (installed && stamp.matches(hash)) return;

  await progress.step(
    'Installing dependencies (the first time takes minutes)',
    onLine =>
      runLogged(
        'install',
        process.execPath,
        [yarnRelease(), 'install', '--immutable'],
        {
          onLine,
          title: 'yarn install',
          env: { ...yarnEnvironment(), YARN_ENABLE_PROGRESS_BARS: 'false' },
        },
      ),
  );
  stamp.write(hash);
}
