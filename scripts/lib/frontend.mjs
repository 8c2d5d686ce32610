import {
  cpSync,
  existsSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { runLogged } from './command.mjs';
import { inRepository } from './paths.mjs';
import { Stamp, hashFiles, listFiles } from './stamp.mjs';

/** The command-line arguments that name the configuration files of the demo, in the order in which they count. */
export const configArguments = [
  'app-config.yaml',
  'app-config.demo.yaml',
].flatMap(file => ['--config', inRepository(file)]);

export const backstageCli = inRepository(
  'node_modules',
  '@backstage',
  'cli',
  'bin',
  'backstage-cli',
);

const isSource = path =>
  !/(\.test\.tsx?|[\\/](node_modules|dist|dist-types|e2e-tests))$/.test(path);

/** Every file that decides what the built app looks like. */
function sources() {
  const names = ['app-config.yaml', 'app-config.demo.yaml', 'yarn.lock'];
  const folders = [
    ['packages', 'app'],
    ['plugins', 'pipeline-health'],
    ['plugins', 'pipeline-health-common'],
  ];
  const schemas = listFiles([inRepository('plugins')], isSource).filter(file =>
    file.endsWith('config.d.ts'),
  );
  return [
    ...names.map(name => inRepository(name)),
    ...listFiles(
      folders.map(folder => inRepository(...folder)),
      isSource,
    ),
    ...schemas,
  ];
}

/** Puts the documentation beside the built app, whose page _Documentation_ reads it. */
async function copyDocs() {
  // Imported late: it is there only after the dependencies are installed.
  const { parse } = await import('yaml');
  const folder = inRepository('packages', 'app', 'dist', 'documentation');
  rmSync(folder, { recursive: true, force: true });
  cpSync(inRepository('docs'), folder, { recursive: true });
  const { nav } = parse(readFileSync(inRepository('mkdocs.yml'), 'utf8'));
  writeFileSync(join(folder, 'nav.json'), JSON.stringify(nav));
}

/** Builds the app, unless it is built from these very sources already. */
export async function ensureFrontend(progress) {
  await buildApp(progress);
  await copyDocs();
}

async function buildApp(progress) {
  const stamp = new Stamp('frontend');
  const hash = hashFiles(sources());
  const built = inRepository('packages', 'app', 'dist', 'index.html.tmpl');
  if (existsSync(built) && stamp.matches(hash)) return;

  await progress.step('Building the app', onLine =>
    runLogged(
      'build-app',
      process.execPath,
      [backstageCli, 'package', 'build', ...configArguments],
      {
        onLine,
        title: 'The build of packages/app',
        cwd: inRepository('packages', 'app'),
      },
    ),
  );
  stamp.write(hash);
}
