import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { yarnRelease } from '../lib/dependencies.mjs';
import { publishedPackages } from '../lib/packages.mjs';
import { cacheFolder, inRepository } from '../lib/paths.mjs';

const tarballs = join(cacheFolder, 'tarballs');

/**
 * Builds and packs all that we publish, as a release does; answers where the
 * tarball of each is, by its name. `areThere` takes those of the last time.
 */
export async function packOurs(progress, families, areThere) {
  const packages = publishedPackages().map(({ folder, manifest }) => ({
    name: manifest.name,
    folder,
    file: join(tarballs, `${basename(folder)}.tgz`),
  }));
  if (!areThere || !packages.every(({ file }) => existsSync(file))) {
    await pack(progress, families, packages);
  }
  return Object.fromEntries(packages.map(({ name, file }) => [name, file]));
}

async function pack(progress, families, packages) {
  const yarn = (log, args, options) =>
    families.run(log, process.execPath, [yarnRelease(), ...args], {
      title: `yarn ${args.join(' ')}`,
      cwd: inRepository(),
      ...options,
    });
  await progress.step('Building the packages', onLine =>
    yarn('build', ['release:build'], { minutes: 40, onLine }),
  );
  rmSync(tarballs, { recursive: true, force: true });
  mkdirSync(tarballs, { recursive: true });
  await progress.step('Packing them', () =>
    Promise.all(
      packages.map(({ folder, file }) =>
        yarn(`pack-${basename(folder)}`, ['pack', '--out', file], {
          cwd: folder,
          minutes: 10,
        }),
      ),
    ),
  );
}
