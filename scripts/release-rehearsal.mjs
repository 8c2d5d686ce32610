import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { yarnRelease } from './lib/dependencies.mjs';
import { Families } from './lib/families.mjs';
import { createApp, register, yarnOnPath } from './lib/freshApp.mjs';
import { faultsOf, lookAt } from './lib/look.mjs';
import { main } from './lib/main.mjs';
import { yarnEnvironment } from './lib/npm.mjs';
import { publishedPackages } from './lib/packages.mjs';
import { inRepository, root } from './lib/paths.mjs';
import { LOCAL } from './lib/portal.mjs';
import { freePort } from './lib/ports.mjs';
import { startSimulator } from './lib/simulator.mjs';
import { ensureToolchain } from './lib/toolchain.mjs';
import { configure, install, takeOursFrom } from './release/freshApp.mjs';
import { startRegistry } from './release/registry.mjs';
import { UserError } from './lib/userError.mjs';

const START_MINUTES = 20;

const PLACES = ['page', 'card', 'tab'];

async function untilAnswers(url) {
  const deadline = Date.now() + START_MINUTES * 60_000;
  for (;;) {
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      // It does not listen yet.
    }
    if (Date.now() > deadline) {
      throw new UserError(`${url} did not answer in ${START_MINUTES} minutes.`);
    }
    await sleep(1_000);
  }
}

/** Right after a release no change waits, and its versions are rehearsed again. */
const changesWait = copy =>
  readdirSync(join(copy, '.changeset')).some(
    name => name.endsWith('.md') && name !== 'README.md',
  );

/** Which versions a registry has. */
async function versionsIn(address, packages) {
  return Promise.all(
    packages.map(async ({ manifest: { name } }) => {
      const answer = await fetch(`${address}/${name.replace('/', '%2f')}`);
      if (!answer.ok) throw new UserError(`${name} was not published.`);
      return `${name}@${(await answer.json())['dist-tags'].latest}`;
    }),
  );
}

/**
 * Does all of a release but to tell the world: makes the versions in a copy,
 * builds, publishes to a registry of this machine, installs from it by name in a
 * fresh app of Backstage, starts that and looks at it. Leaves nothing behind but pictures.
 */
async function rehearse(progress) {
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-health-release-'));
  const copy = join(folder, 'copy');
  const app = join(folder, 'app');
  const pictures = inRepository('test-results', 'release-rehearsal');
  mkdirSync(pictures, { recursive: true });
  const environment = yarnEnvironment();
  const families = new Families({
    ...environment,
    // yarn would ask a third party whether there are types for what is added.
    YARN_TS_ENABLE_AUTO_TYPES: 'false',
    YARN_UNSAFE_HTTP_WHITELIST: [environment.YARN_UNSAFE_HTTP_WHITELIST, LOCAL]
      .filter(Boolean)
      .join(','),
    PATH: `${yarnOnPath(join(folder, 'bin'))}${delimiter}${process.env.PATH}`,
  });
  const inCopy = (title, minutes, args, env) =>
    progress.step(title, onLine =>
      families.run('release', process.execPath, [yarnRelease(), ...args], {
        title,
        cwd: copy,
        env,
        minutes,
        onLine,
      }),
    );
  let aws;
  try {
    await families.run('copy', 'git', ['clone', '--quiet', root, copy], {
      minutes: 5,
    });
    await inCopy('Installing in a copy', 30, ['install', '--immutable']);
    if (changesWait(copy)) {
      await inCopy('Making the versions', 10, ['release:version']);
    }
    await inCopy('Building', 60, ['release:build']);

    const registry = await startRegistry(families, join(folder, 'registry'));
    await inCopy('Publishing', 30, ['release:publish'], {
      YARN_NPM_REGISTRY_SERVER: registry.address,
      YARN_NPM_AUTH_TOKEN: registry.token,
      // Says in lines how it goes, instead of drawing.
      CI: 'true',
    });
    const packages = publishedPackages();
    for (const version of await versionsIn(registry.address, packages)) {
      progress.say(`  ${version}`);
    }

    await progress.step('Making a fresh app', () => createApp(families, app));
    takeOursFrom(registry.address, app);
    await progress.step('Installing by name', () =>
      install(families, app, packages),
    );
    const left = register(app, packages);
    if (left.length > 0) {
      progress.say(`  Not started, as a fresh app lacks their plugin: ${left}`);
    }

    aws = await startSimulator({ scenario: 'demo' });
    const { origin, backend } = configure(app, {
      port: await freePort(LOCAL),
      backendPort: await freePort(LOCAL),
    });
    const { ended, logFile } = families.start(
      'app',
      process.execPath,
      [yarnRelease(), 'start'],
      { cwd: app, env: { AWS_ENDPOINT_URL: aws.address } },
    );
    const failed = ended.then(code => {
      throw new UserError(`The app ended with code ${code}; see ${logFile}.`);
    });
    failed.catch(() => {});
    await progress.step('Starting the app', () =>
      Promise.race([
        failed,
        Promise.all([
          untilAnswers(origin),
          untilAnswers(`${backend}/.backstage/health/v1/readiness`),
        ]),
      ]),
    );
    const faults = faultsOf(
      await progress.step('Looking at it', () =>
        lookAt(origin, PLACES, pictures),
      ),
    );
    if (faults.length > 0) throw new UserError(faults.join('\n'));
    progress.say(
      `Published, installed, started and seen: ${PLACES.join(', ')}.`,
    );
    return 0;
  } finally {
    await aws?.stop();
    await families.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

await main(async progress => {
  await ensureToolchain(progress);
  return rehearse(progress);
});
