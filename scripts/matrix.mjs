import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { Families } from './lib/families.mjs';
import { yarnOnPath } from './lib/freshApp.mjs';
import { faultsOf } from './lib/look.mjs';
import { main } from './lib/main.mjs';
import { inRepository } from './lib/paths.mjs';
import { ensureToolchain } from './lib/toolchain.mjs';
import { UserError } from './lib/userError.mjs';
import { FreshApp } from './matrix/FreshApp.mjs';
import { packOurs } from './matrix/packed.mjs';
import { isOurs, tryRow } from './matrix/tryRow.mjs';
import { rows } from './matrix/rows.mjs';
import { record } from './matrix/table.mjs';

const help = `Tries our packages in fresh apps of several releases of Backstage, and writes docs/compatibility.md.

  yarn matrix [names]

  ${rows.map(({ name }) => name).join(', ')}; all unless named

  --packed   takes the tarballs of the last time
  --types    checks the types of each app, too, which takes minutes
  --keep     leaves the apps behind, and says where
  --help     this text`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    packed: { type: 'boolean', default: false },
    types: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

/** What the newest release is called: the one that we are built with, or one after it. */
function nameOfNewest(library) {
  const { version } = JSON.parse(
    readFileSync(inRepository('backstage.json'), 'utf8'),
  );
  return isOurs(library) ? version : `after ${version}`;
}

async function tryOne(row, { progress, families, tarballs, folder }) {
  progress.say(`\n${row.name}`);
  const frontend = row.isNew ? 'new' : 'legacy';
  const app = new FreshApp({
    progress,
    families,
    folder: join(folder, row.name),
  });
  const { seen, errors, compiles, library } = await tryRow(row, {
    app,
    tarballs,
    progress,
    checksTypes: values.types,
    pictures: inRepository('test-results', 'matrix', row.name),
  });
  await record({
    release: row.release ?? nameOfNewest(library),
    frontend,
    day: new Date().toISOString().slice(0, 10),
    seen,
    compiles,
  });
  return [
    ...faultsOf({ seen, errors }),
    ...(compiles === false ? ['the app does not compile'] : []),
  ].map(fault => `${row.name}: ${fault}`);
}

await main(async progress => {
  if (values.help) {
    progress.say(help);
    return 0;
  }
  const chosen = rows.filter(
    ({ name }) => positionals.length === 0 || positionals.includes(name),
  );
  const unknown = positionals.filter(
    name => !rows.some(row => row.name === name),
  );
  if (unknown.length > 0) throw new UserError(`No row ${unknown}.\n\n${help}`);
  await ensureToolchain(progress);
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-health-matrix-'));
  const families = new Families({
    PATH: `${yarnOnPath(join(folder, 'bin'))}${delimiter}${process.env.PATH}`,
  });
  try {
    const tarballs = await packOurs(progress, families, values.packed);
    const faults = [];
    for (const row of chosen) {
      try {
        faults.push(
          ...(await tryOne(row, { progress, families, tarballs, folder })),
        );
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        faults.push(`${row.name}: ${error.message}`);
      }
    }
    if (faults.length > 0) throw new UserError(faults.join('\n'));
    return 0;
  } finally {
    await families.end();
    if (values.keep) progress.say(`The apps are in ${folder}.`);
    else rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
});
