import { isCalledByYarn } from './lib/caller.mjs';
import { runVisible } from './lib/command.mjs';
import { backstageCli } from './lib/frontend.mjs';
import { main } from './lib/main.mjs';
import { formatResult, sum } from './lib/results.mjs';
import { suites } from './lib/suites.mjs';
import { parseTestOptions, testHelp } from './lib/testOptions.mjs';
import { ensureToolchain } from './lib/toolchain.mjs';

await main(async progress => {
  if (isCalledByYarn()) {
    await ensureToolchain(progress);
    return runVisible(
      process.execPath,
      [backstageCli, 'repo', 'test', ...process.argv.slice(2)],
      { env: { BACKSTAGE_TEST_DISABLE_DOCKER: '1' } },
    );
  }
  const options = parseTestOptions(process.argv.slice(2), Object.keys(suites));
  if (options.help) {
    progress.say(testHelp);
    return 0;
  }
  await ensureToolchain(progress);

  const notes = [];
  const results = [];
  for (const name of options.suites) {
    progress.say(`\n── ${name} tests`);
    const result = await suites[name](progress, notes);
    results.push({ name, ...result });
  }

  const total = sum(results);
  progress.say('');
  for (const { name, ...result } of results) {
    progress.say(`${name}: ${formatResult(result)}`);
  }
  notes.forEach(note => progress.say(`\n${note}`));
  progress.say(`\n${formatResult(total)}`);
  return total.failed === 0 ? 0 : 1;
});
