import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createApp } from '../lib/freshApp.mjs';
import { yarnEnvironment } from '../lib/npm.mjs';
import { inRepository } from '../lib/paths.mjs';
import { startPortal } from '../lib/portal.mjs';
import { applySnippet } from '../lib/snippets.mjs';

/** Versions that bring their native code along, so that nothing has to be compiled. */
const NATIVE = { 'better-sqlite3': '^13.2.0' };

/** What the demo adds to the configuration of any app: a cloud that is not real, and one port for everything. */
const demoConfig = inRepository('app-config.demo.yaml');

/** An app as Backstage's own generator makes it, and what is done to it then. */
export class FreshApp {
  constructor({ progress, families, folder }) {
    this.progress = progress;
    this.families = families;
    this.folder = folder;
  }

  /** The options are those of `createApp`. */
  async generate(options) {
    await this.progress.step('Generating an app', () =>
      createApp(this.families, this.folder, options),
    );
    this.change('package.json', manifest => {
      manifest.resolutions = { ...manifest.resolutions, ...NATIVE };
    });
  }

  path(...parts) {
    return join(this.folder, ...parts);
  }

  read(...parts) {
    return readFileSync(this.path(...parts), 'utf8');
  }

  write(text, ...parts) {
    mkdirSync(dirname(this.path(...parts)), { recursive: true });
    writeFileSync(this.path(...parts), text);
  }

  /** Changes a package.json of the app. */
  change(file, edit) {
    const content = JSON.parse(this.read(file));
    edit(content);
    this.write(`${JSON.stringify(content, null, 2)}\n`, file);
  }

  /** Has the app or the backend depend on others, by their ranges. */
  require(part, dependencies) {
    this.change(join('packages', part, 'package.json'), manifest => {
      Object.assign(manifest.dependencies, dependencies);
    });
  }

  /** Does what a snippet of the documentation shows. */
  apply(snippet) {
    const before = snippet.places.length > 0 ? this.read(snippet.file) : '';
    this.write(applySnippet(before, snippet), snippet.file);
  }

  install() {
    return this.#yarn('Installing', ['install'], {
      minutes: 15,
      env: {
        ...yarnEnvironment(),
        YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
        YARN_ENABLE_PROGRESS_BARS: 'false',
      },
    });
  }

  /** Checks the types of the app's own code. */
  compile() {
    return this.#yarn('Compiling', ['tsc'], { minutes: 10 });
  }

  build() {
    const cli = this.path(
      ...['node_modules', '@backstage', 'cli', 'bin', 'backstage-cli'],
    );
    return this.#run(
      'Building the app',
      process.execPath,
      [cli, 'package', 'build', ...this.#config],
      { cwd: this.path('packages', 'app'), minutes: 20 },
    );
  }

  /** Starts the app against the simulated AWS; answers as `startPortal` does. */
  start(options) {
    const loader = this.path(
      ...['node_modules', '@backstage', 'cli', 'config', 'nodeTransform.cjs'],
    );
    return startPortal({
      ...options,
      backend: async () => ({
        args: [
          '--no-deprecation',
          '--require',
          loader,
          'src/index.ts',
          ...this.#config,
        ],
        cwd: this.path('packages', 'backend'),
      }),
    });
  }

  get #config() {
    return ['--config', this.path('app-config.yaml'), '--config', demoConfig];
  }

  #yarn(title, args, options) {
    const releases = this.path('.yarn', 'releases');
    return this.#run(
      title,
      process.execPath,
      [join(releases, readdirSync(releases)[0]), ...args],
      { ...options, cwd: this.folder },
    );
  }

  #run(title, program, args, options) {
    return this.progress.step(title, onLine =>
      this.families.run('fresh-app', program, args, {
        ...options,
        title,
        onLine,
      }),
    );
  }
}
