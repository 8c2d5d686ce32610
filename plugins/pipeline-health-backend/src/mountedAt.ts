import { Config } from '@backstage/config';
import { JsonValue } from '@backstage/types';

const USUAL = '/pipeline-health';
const EXTENSION = 'page:pipeline-health';
const COMPONENT = 'PipelineHealthPage';

/**
 * Where the app shows our page, as far as its configuration tells: the new
 * frontend system lists extensions, Red Hat Developer Hub routes of dynamic
 * plugins. An app that mounts it in its own code does not tell.
 */
export function mountedAt(config: Config): string {
  const paths = [...ofExtensions(config), ...ofDynamicPlugins(config)];
  // The last one counts, as for the app.
  return withoutEnd(paths.filter(isPath).pop() ?? USUAL);
}

/** A path as links continue it. */
export function withoutEnd(path: string): string {
  return path.replace(/\/+$/, '');
}

function ofExtensions(config: Config): unknown[] {
  return listOf(config.getOptional('app.extensions')).map(entry =>
    at(entry, EXTENSION, 'config', 'path'),
  );
}

function ofDynamicPlugins(config: Config): unknown[] {
  const plugins = config.getOptional('dynamicPlugins.frontend');
  return Object.values(isMapping(plugins) ? plugins : {})
    .flatMap(plugin => listOf(at(plugin, 'dynamicRoutes')))
    .filter(route => at(route, 'importName') === COMPONENT)
    .map(route => at(route, 'path'));
}

function at(value: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) => (isMapping(inner) ? inner[key] : undefined),
    value,
  );
}

function isMapping(value: unknown): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isPath(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('/');
}
