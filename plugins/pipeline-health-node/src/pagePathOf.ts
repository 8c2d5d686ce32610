import { Config } from '@backstage/config';
import { JsonValue } from '@backstage/types';

const USUAL = '/pipeline-health';
const EXTENSION = 'page:pipeline-health';
const COMPONENT = 'PipelineHealthPage';

/**
 * The path at which the app shows the page of Pipeline Health, without a slash
 * at its end: what `pipelineHealth.pagePath` says, else as far as the
 * configuration of the app tells. The new frontend system lists extensions, Red
 * Hat Developer Hub routes of dynamic plugins; an app that mounts the page in its
 * own code does not tell.
 *
 * @public
 */
export function pagePathOf(config: Config): string {
  const paths = [
    ...ofExtensions(config),
    ...ofDynamicPlugins(config),
    config.getOptional('pipelineHealth.pagePath'),
  ];
  // The last one counts, as for the app.
  const path = paths.filter(isPath).pop() ?? USUAL;
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
