import { existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { Families } from './lib/families.mjs';
import { yarnOnPath } from './lib/freshApp.mjs';
import { main } from './lib/main.mjs';
import { npmCommand, yarnEnvironment } from './lib/npm.mjs';
import { publishedPackages } from './lib/packages.mjs';
import { cacheFolder, inRepository } from './lib/paths.mjs';
import { ensureToolchain } from './lib/toolchain.mjs';
import { UserError } from './lib/userError.mjs';

const help = `Exports our plugins as dynamic plugins of Red Hat Developer Hub, with its own command.

  yarn rhdh:export [packages]

All plugins and modules unless some are named. The packages are built before: yarn release:build.
Each export is in dist-dynamic of its package.`;

/** The command of Red Hat Developer Hub that exports; fetched when it is needed. */
const COMMAND = '@red-hat-developer-hub/cli@^1.9.1';

const ROLES = ['frontend-plugin', 'backend-plugin', 'backend-plugin-module'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: 'boolean', short: 'h', default: false } },
});

/** Libraries of plugins; Developer Hub has those of Backstage itself. */
const IS_BROUGHT = /^@(?!backstage\/)[^/]+\/(backstage-)?plugin-/;

/** What a package needs of libraries that the host has not, at any distance. */
function broughtBy({ dependencies }, known = new Set()) {
  for (const name of Object.keys(dependencies)) {
    if (IS_BROUGHT.test(name) && !known.has(name)) {
      const file = inRepository('node_modules', name, 'package.json');
      broughtBy(JSON.parse(readFileSync(file, 'utf8')), known.add(name));
    }
  }
  return known;
}

function argumentsFor(manifest) {
  if (manifest.backstage.role === 'frontend-plugin') {
    return ['--no-generate-module-federation-assets'];
  }
  const ofHost = Object.keys(manifest.dependencies).filter(name =>
    name.startsWith('@backstage/'),
  );
  return [
    '--no-build',
    ...[...broughtBy(manifest)].flatMap(name => ['--embed-package', name]),
    // The host has one version of these, by whatever range each library asks for them.
    ...ofHost.flatMap(name => ['--ignore-version-check', name]),
  ];
}

async function exportPackage({ folder, manifest }, { progress, families }) {
  const exported = join(folder, 'dist-dynamic');
  rmSync(exported, { recursive: true, force: true });
  const [program, args] = npmCommand([
    'exec',
    '--yes',
    '--',
    COMMAND,
    'plugin',
    'export',
    ...argumentsFor(manifest),
  ]);
  await progress.step(`Exporting ${manifest.name}`, onLine =>
    families.run('rhdh-export', program, args, {
      title: manifest.name,
      cwd: folder,
      minutes: 20,
      onLine,
    }),
  );
  const file = join(exported, 'package.json');
  if (!existsSync(file)) {
    throw new UserError(`${manifest.name} has no dist-dynamic.`);
  }
  const { name, version } = JSON.parse(readFileSync(file, 'utf8'));
  progress.say(`  ${name} ${version}`);
}

await main(async progress => {
  if (values.help) {
    progress.say(help);
    return 0;
  }
  await ensureToolchain(progress);
  const all = publishedPackages().filter(({ manifest }) =>
    ROLES.includes(manifest.backstage.role),
  );
  const unknown = positionals.filter(
    name => !all.some(({ manifest }) => manifest.name === name),
  );
  if (unknown.length > 0)
    throw new UserError(`No plugin ${unknown}.\n\n${help}`);
  const chosen = all.filter(
    ({ manifest: { name } }) =>
      positionals.length === 0 || positionals.includes(name),
  );
  const families = new Families({
    ...yarnEnvironment(),
    YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
    PATH: [yarnOnPath(join(cacheFolder, 'bin')), process.env.PATH].join(
      delimiter,
    ),
  });
  try {
    for (const each of chosen) {
      await exportPackage(each, { progress, families });
    }
    return 0;
  } finally {
    await families.end();
  }
});
