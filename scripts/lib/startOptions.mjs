import { readdirSync, readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inRepository } from './paths.mjs';
import { UserError } from './userError.mjs';

export const help = `Starts the Pipeline Health portal on demo data.

  npm start -- [options]

  --port <number>        where the portal answers (7007)
  --host <address>       the network address it listens on (127.0.0.1: this machine only)
  --scenario <names>     what happens in the simulated AWS, separated by commas (demo); list tells all
  --seed <number>        the same seed gives the same traffic (1)
  --database <where>     a folder for SQLite files, or a postgres:// address (.data); each scenario and seed stores
                         on its own there
  --reset                forget what earlier starts of this scenario and seed stored in SQLite
  --help                 this text

A Ctrl-C ends it. Logs are in .cache/scripts/logs.`;

/** In place of a scenario: tell which there are. */
export const LIST = 'list';

const OPTIONS = {
  port: { type: 'string', default: '7007' },
  host: { type: 'string', default: '127.0.0.1' },
  scenario: { type: 'string', default: 'demo' },
  seed: { type: 'string', default: '1' },
  database: { type: 'string', default: inRepository('.data') },
  reset: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
};

/** The titles of the scenarios that the simulator knows, by name; one may have several files: `demo.yaml`, `demo.streams.yaml`. */
export function listScenarios(
  folder = inRepository('packages', 'aws-simulator', 'scenarios'),
) {
  const titles = {};
  const files = readdirSync(folder).filter(name => /\.ya?ml$/.test(name));
  // The file without a second name comes first, and has the title when it has one.
  for (const file of files.sort((one, other) => one.length - other.length)) {
    const [name] = file.split('.');
    const text = readFileSync(join(folder, file), 'utf8');
    titles[name] ||= /^title: (.*)$/m.exec(text)?.[1] ?? '';
  }
  return Object.fromEntries(Object.entries(titles).sort());
}

/** What `--scenario list` says. */
export function tellScenarios(scenarios = listScenarios()) {
  const width = Math.max(...Object.keys(scenarios).map(name => name.length));
  return Object.entries(scenarios)
    .map(([name, title]) => `  ${name.padEnd(width)}  ${title}`)
    .join('\n');
}

function number(name, text, isValid, expected) {
  const value = text.trim() === '' ? NaN : Number(text);
  if (!isValid(value)) {
    throw new UserError(`--${name} must be ${expected}, not "${text}".`);
  }
  return value;
}

/** Where the portal stores: a PostgreSQL address, or a folder for SQLite files. */
function parseDatabase(text, workingFolder) {
  if (/^postgres(ql)?:\/\//.test(text)) {
    if (!URL.canParse(text) || new URL(text).hostname === '') {
      throw new UserError(
        `--database must be like postgres://user:password@host:5432/postgres, not "${text}".`,
      );
    }
    return { client: 'pg', url: text };
  }
  if (text.trim() === '' || /^[a-z0-9+]+:\/\//i.test(text)) {
    throw new UserError(
      `--database must be a folder or a postgres:// address, not "${text}".`,
    );
  }
  return {
    client: 'better-sqlite3',
    directory: isAbsolute(text) ? text : resolve(workingFolder, text),
  };
}

function parseValues(args) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    throw new UserError(
      `${error.message}\nSee npm start -- --help for the options.`,
    );
  }
}

/** What one story left behind must not be taken for the past of another. */
function storeOf(database, { scenario, seed }) {
  const names = scenario.split(',').map(name => name.trim());
  const story = [...names, seed].join('-');
  return database.client === 'pg'
    ? {
        ...database,
        prefix: `pipeline_health_${story.replaceAll('-', '_')}_`,
      }
    : { ...database, directory: join(database.directory, story) };
}

/** Reads the command line of `npm start`; throws a UserError that names what is wrong. */
export function parseStartOptions(
  args,
  { scenarios = listScenarios(), workingFolder = process.cwd() } = {},
) {
  const values = parseValues(args);
  const unknown = [values.scenario]
    .filter(text => text !== LIST)
    .flatMap(text => text.split(','))
    .find(name => !Object.hasOwn(scenarios, name.trim()));
  if (unknown !== undefined) {
    throw new UserError(
      `There is no scenario "${unknown}". Known scenarios: ${Object.keys(
        scenarios,
      ).join(', ')}.`,
    );
  }
  const database = parseDatabase(values.database, workingFolder);
  if (values.reset && database.client === 'pg') {
    throw new UserError(
      '--reset forgets SQLite files only. Drop the pipeline_health_… databases of your PostgreSQL yourself.',
    );
  }
  return {
    ...values,
    port: number(
      'port',
      values.port,
      value => Number.isInteger(value) && value >= 1 && value <= 65535,
      'a whole number from 1 to 65535',
    ),
    seed: number(
      'seed',
      values.seed,
      value => Number.isSafeInteger(value) && value >= 0,
      'a whole number from 0 on',
    ),
    database: storeOf(database, values),
  };
}
