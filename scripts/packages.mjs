import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { runLogged } from './lib/command.mjs';
import { yarnRelease } from './lib/dependencies.mjs';
import { main } from './lib/main.mjs';
import { publishedPackages } from './lib/packages.mjs';
import { inRepository, root } from './lib/paths.mjs';
import { packageFaults } from './release/packageFaults.mjs';

/** What publint says of all that the build of Backstage writes, its own packages included. */
const OF_BACKSTAGE = [
  'CJS_WITH_ESMODULE_DEFAULT_EXPORT',
  'EXPORTS_TYPES_SHOULD_BE_FIRST',
  'EXPORTS_VALUE_INVALID',
  'FILE_INVALID_FORMAT',
  'TYPES_NOT_EXPORTED',
];

const kilobytes = bytes => `${Math.round(bytes / 1024)} KB`;

function tar(...args) {
  const { status, stdout, stderr } = spawnSync('tar', args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** A package as it would be published: the files in it, and what they hold. */
function unpack(tarball, into) {
  tar('-xzf', tarball, '-C', into);
  const names = tar('-tzf', tarball)
    .split('\n')
    .map(name => name.replace(/^package\//, ''))
    .filter(name => name && !name.endsWith('/'));
  const read = name => readFileSync(join(into, 'package', name), 'utf8');
  return { names, read };
}

async function faultsOf({ folder, manifest }, work) {
  const name = basename(folder);
  const tarball = join(work, `${name}.tgz`);
  await runLogged(
    `pack-${name}`,
    process.execPath,
    [yarnRelease(), 'pack', '--out', tarball],
    { cwd: folder, title: `yarn pack in ${name}` },
  );
  const into = mkdtempSync(join(work, `${name}-`));
  const { names, read } = unpack(tarball, into);
  const packed = JSON.parse(read('package.json'));
  const { messages } = await publint({
    pkgDir: join(into, 'package'),
    pack: false,
    level: 'warning',
  });
  const unpacked = names.reduce(
    (sum, file) => sum + statSync(join(into, 'package', file)).size,
    0,
  );
  console.log(
    `${manifest.name}: ${names.length} files, ${kilobytes(
      statSync(tarball).size,
    )} packed, ${kilobytes(unpacked)} unpacked`,
  );
  return [
    ...packageFaults({
      manifest: packed,
      folder: relative(root, folder).split('\\').join('/'),
      files: names,
      readme: read('README.md'),
      exists: path => existsSync(inRepository(path)),
    }),
    ...messages
      .filter(({ code }) => !OF_BACKSTAGE.includes(code))
      .map(message => formatMessage(message, packed)),
  ].map(fault => `${manifest.name}: ${fault}`);
}

/** Packs all that is published, after `yarn build`, and says what is wrong with it. */
await main(async () => {
  const work = mkdtempSync(join(tmpdir(), 'pipeline-health-packages-'));
  try {
    const faults = [];
    for (const found of publishedPackages()) {
      faults.push(...(await faultsOf(found, work)));
    }
    faults.forEach(fault => console.error(fault));
    return faults.length === 0 ? 0 : 1;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
});
