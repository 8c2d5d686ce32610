import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../lib/userError.mjs';

const SCOPE = '@backstage';

const scopedIn = (folder, scope) =>
  existsSync(join(folder, scope)) ? readdirSync(join(folder, scope)) : [];

const versionIn = folder =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;

/** The version of each library of Backstage that an app has at its root. */
export function installedIn(app) {
  const modules = app.path('node_modules');
  return Object.fromEntries(
    scopedIn(modules, SCOPE).map(name => [
      `${SCOPE}/${name}`,
      versionIn(join(modules, SCOPE, name)),
    ]),
  );
}

/** The libraries of Backstage that lie under our packages, beside those of the app. */
function duplicatesIn(app) {
  const ours = app.path('node_modules', '@pipeline-health');
  return scopedIn(app.path('node_modules'), '@pipeline-health').flatMap(name =>
    scopedIn(join(ours, name, 'node_modules'), SCOPE).map(
      library => `${SCOPE}/${library} under ${name}`,
    ),
  );
}

/** Which libraries an app has in another version than its release, or that its release has not. */
export const othersThan = (app, versions) =>
  Object.entries(installedIn(app))
    .filter(([name, version]) => versions[name] !== version)
    .map(([name, version]) => `${name} ${version}, not ${versions[name]}`);

export function assertNoDuplicates(app) {
  const duplicates = duplicatesIn(app);
  if (duplicates.length > 0) throw new UserError(duplicates.join('\n'));
}
