import { runVisible } from './lib/command.mjs';
import { yarnRelease } from './lib/dependencies.mjs';
import { main } from './lib/main.mjs';
import { ensureToolchain } from './lib/toolchain.mjs';
import { UserError } from './lib/userError.mjs';

/** Runs a yarn command on the repository's own Node and yarn: `node scripts/run.mjs lint`. */
await main(async progress => {
  const args = process.argv.slice(2);
  if (args.length === 0) {
    throw new UserError('Name a yarn command: node scripts/run.mjs lint');
  }
  await ensureToolchain(progress);
  return runVisible(process.execPath, [yarnRelease(), ...args]);
});
