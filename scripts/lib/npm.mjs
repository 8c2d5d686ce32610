import { spawnSync } from 'node:child_process';
import { root } from './paths.mjs';

/** How to call npm: the one that runs us when there is one, which also works where `npm` is a shell script. */
export function npmCommand(args, env = process.env) {
  const running = env.npm_execpath;
  if (running && /npm-cli\.c?js$/.test(running)) {
    return [env.npm_node_execpath ?? process.execPath, [running, ...args]];
  }
  return ['npm', args];
}

/** A value of the user's npm configuration, or undefined when it is not set. */
function npmConfig(key) {
  const [program, args] = npmCommand(['config', 'get', key]);
  const { status, stdout } = spawnSync(program, args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32' && program === 'npm',
  });
  const value = stdout?.trim();
  return status === 0 && value && !['null', 'undefined'].includes(value)
    ? value
    : undefined;
}

/** The user's npm configuration in the words of yarn, so that both ask the same registry. */
export function yarnEnvironment(read = npmConfig) {
  const registry = read('registry');
  const plain = registry?.startsWith('http:')
    ? new URL(registry).hostname
    : undefined;
  return Object.fromEntries(
    Object.entries({
      YARN_NPM_REGISTRY_SERVER: registry?.replace(/\/$/, ''),
      YARN_UNSAFE_HTTP_WHITELIST: plain,
      YARN_HTTPS_CA_FILE_PATH: read('cafile'),
      YARN_HTTP_PROXY: read('proxy'),
      YARN_HTTPS_PROXY: read('https-proxy'),
    }).filter(([, value]) => value !== undefined),
  );
}
