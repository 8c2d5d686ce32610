import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { accuracyPage } from './report/accuracy';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { tableOf, transitionsOf } from './report/table';
import { findCases } from './run/findCases';
import { Job, Result } from './run/runCase';
import { Failure, runJobs } from './run/runJobs';
import { work } from './run/work';
import { CADENCES } from './play/playCase';

const usage = `Usage: yarn trial [files or folders…] [--tiers demo,default] [--seed 1,2] [--json FILE] [--write FILE] [--jobs 2]

Without files, all cases of packages/trial/cases.

  --tiers  how often things are read: as in the demo, as by default, or both; demo unless given
  --seed   seeds of everything random; 1 unless given
  --json   writes everything that was told, and its scores
  --jobs   how many processes work at a time; 2 unless given
  --write  writes the page about accuracy (docs/accuracy.md)
  --quiet  no transitions, only the table
`;

const list = (texts: string[]) => texts.flatMap(text => text.split(','));

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      tiers: { type: 'string', multiple: true, default: ['demo'] },
      seed: { type: 'string', multiple: true, default: ['1'] },
      json: { type: 'string' },
      write: { type: 'string' },
      jobs: { type: 'string', default: '2' },
      quiet: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      worker: { type: 'boolean', default: false },
    },
  });
  if (values.worker) {
    work();
    return;
  }
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  const cadences = list(values.tiers);
  const unknown = cadences.find(name => !CADENCES[name]);
  if (unknown !== undefined) {
    throw new Error(`--tiers ${unknown}: expected demo or default`);
  }
  const seeds = list(values.seed).map(Number);
  // Files are named from where yarn was called.
  const from = process.env.INIT_CWD ?? process.cwd();
  const files = await findCases(
    positionals.length > 0
      ? positionals.map(path => resolve(from, path))
      : [resolvePackagePath('@pipeline-health/trial', 'cases')],
  );
  const jobs: Job[] = files.flatMap(file =>
    cadences.flatMap(cadence => seeds.map(seed => ({ file, seed, cadence }))),
  );
  const results: Result[] = [];
  const failures: Failure[] = [];
  // After each outcome, so that a long run that is ended leaves what it knows.
  const writePage = () => {
    results.sort((left, right) => order(left).localeCompare(order(right)));
    if (values.write) {
      writeFileSync(resolve(from, values.write), accuracyPage(results));
    }
  };
  await runJobs(jobs, {
    processes: Number(values.jobs),
    program: __filename,
    onOutcome: outcome => {
      if ('failure' in outcome) {
        failures.push(outcome.failure);
        process.stdout.write(`FAILED ${outcome.failure.error}\n`);
      } else {
        results.push(outcome.result);
        writePage();
        const { name, cadence, seed, score } = outcome.result;
        process.stdout.write(
          values.quiet
            ? `${score.verdict} ${name} ${cadence} ${seed}\n`
            : `\n${transitionsOf(outcome.result)}\n`,
        );
      }
    },
  });
  process.stdout.write(`\n${tableOf(results)}\n`);
  if (values.json) {
    writeFileSync(
      resolve(from, values.json),
      JSON.stringify({ results, failures }, null, 1),
    );
  }
  process.exitCode = failures.length > 0 ? 1 : 0;
}

function order({ file, cadence, seed }: Job): string {
  return `${file} ${cadence} ${String(seed).padStart(9, '0')}`;
}

main().catch(error => {
  process.stderr.write(
    `trial: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
});
