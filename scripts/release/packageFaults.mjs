const REPOSITORY = 'https://github.com/pipeline-health/pipeline-health';
const BRANCH = 'main';
const PICTURES =
  'https://raw.githubusercontent.com/pipeline-health/pipeline-health';

/** What the app that installs us brings: a second copy of one of these breaks it. */
const BROUGHT_BY_HOST = [
  '@types/react',
  'react',
  'react-dom',
  'react-router-dom',
];

const IS_EXACT = /^\d+\.\d+\.\d+/;

/** What a person who finds the package, and a tool that reads it, need to know. */
function manifestFaults(manifest, folder) {
  const expected = {
    author: 'The Pipeline Health maintainers',
    license: 'Apache-2.0',
    homepage: `${REPOSITORY}/tree/${BRANCH}/${folder}#readme`,
    bugs: { url: `${REPOSITORY}/issues` },
    repository: { type: 'git', url: REPOSITORY, directory: folder },
    publishConfig: { access: 'public' },
  };
  const differing = Object.entries(expected)
    .filter(
      ([key, value]) => JSON.stringify(manifest[key]) !== JSON.stringify(value),
    )
    .map(([key, value]) => `${key} is not ${JSON.stringify(value)}`);
  const unsaid = ['description', 'sideEffects', 'files', 'exports', 'types']
    .filter(key => manifest[key] === undefined)
    .map(key => `${key} is missing`);
  const keywords = manifest.keywords?.includes('backstage')
    ? []
    : ['keywords do not name backstage'];
  return [...differing, ...unsaid, ...keywords];
}

function rangeFaults({ dependencies = {}, peerDependencies = {} }) {
  const exact = Object.entries({ ...dependencies, ...peerDependencies })
    .filter(([, range]) => IS_EXACT.test(range))
    .map(([name, range]) => `${name} is pinned to ${range}`);
  const brought = BROUGHT_BY_HOST.filter(name => dependencies[name]).map(
    name => `${name} is a dependency, and has to be a peer`,
  );
  return [...exact, ...brought];
}

/** Links that lead nowhere from the page of the package on the registry. */
function readmeFaults(readme, exists) {
  const targets = [
    ...readme.matchAll(/\]\(([^)\s]+)\)/g),
    ...readme.matchAll(/ src="([^"]+)"/g),
  ].map(([, target]) => target);
  const relative = targets
    .filter(target => !/^(https?:|#)/.test(target))
    .map(target => `README.md links to ${target}, which is not absolute`);
  const prefixes = [`${REPOSITORY}/blob/`, `${REPOSITORY}/tree/`, PICTURES];
  const dead = targets
    .filter(target => prefixes.some(prefix => target.startsWith(prefix)))
    .filter(target => {
      const [, path] = target.split(`/${BRANCH}/`);
      return !path || !exists(path.split('#')[0]);
    })
    .map(target => `README.md links to ${target}, which does not exist`);
  const install = /^## Install/m.test(readme)
    ? []
    : ['README.md does not say how to install it'];
  return [...relative, ...dead, ...install];
}

/** What is in a package that must not be, and lacks that must not. */
function contentFaults(files, { configSchema }) {
  const surplus = files
    .filter(file =>
      /\.map$|\.test\.|__testUtils__|^src\/|^dev\/|tsconfig/.test(file),
    )
    .map(file => `${file} is shipped, and nobody needs it`);
  const needed = ['package.json', 'README.md'].concat(
    configSchema ? [configSchema] : [],
  );
  const lacking = needed
    .filter(file => !files.includes(file))
    .map(file => `${file} is not shipped`);
  return [...surplus, ...lacking];
}

/**
 * What is wrong with a package as it would be published: its manifest, its files
 * and its README. `exists` answers whether a path of the repository is there.
 */
export function packageFaults({ manifest, folder, files, readme, exists }) {
  return [
    ...manifestFaults(manifest, folder),
    ...rangeFaults(manifest),
    ...readmeFaults(readme, exists),
    ...contentFaults(files, manifest),
  ];
}
