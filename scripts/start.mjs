import { isCalledByYarn } from './lib/caller.mjs';
import { develop } from './lib/develop.mjs';
import { onEnd } from './lib/ending.mjs';
import { ensureFrontend } from './lib/frontend.mjs';
import { main } from './lib/main.mjs';
import { requireFreePort } from './lib/ports.mjs';
import {
  LIST,
  help,
  parseStartOptions,
  tellScenarios,
} from './lib/startOptions.mjs';
import { requirePostgres, watchPostgres } from './lib/requirePostgres.mjs';
import { startPortal } from './lib/portal.mjs';
import { ensureToolchain } from './lib/toolchain.mjs';

await main(async progress => {
  if (isCalledByYarn()) {
    await ensureToolchain(progress);
    return develop(process.argv.slice(2));
  }
  const options = parseStartOptions(process.argv.slice(2), {
    workingFolder: process.env.INIT_CWD ?? process.cwd(),
  });
  if (options.help) {
    progress.say(help);
    return 0;
  }
  if (options.scenario === LIST) {
    progress.say(tellScenarios());
    return 0;
  }
  await ensureToolchain(progress);
  await requireFreePort(options.port, options.host);
  if (options.database.client === 'pg') {
    await requirePostgres(options.database.url);
  }
  await ensureFrontend(progress);

  const ending = new Promise(onEnd);
  const portal = await startPortal(options);
  const watching = new AbortController();
  const live = async () => {
    await progress.step('Starting the simulated AWS and the backend', () =>
      portal.untilReady(),
    );
    progress.say(
      `\nOpen ${portal.address} and enter as a guest. Ctrl-C ends it.`,
    );
    if (options.database.client === 'pg') {
      watchPostgres(options.database.url, line => progress.say(line), {
        signal: watching.signal,
      });
    }
    await portal.failure;
  };
  try {
    await Promise.race([live(), portal.failure, ending]);
  } finally {
    watching.abort();
    await portal.stop();
  }
  return 0;
});
