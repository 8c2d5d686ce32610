import { parseArgs } from 'node:util';
import { UserError } from './userError.mjs';

export const testHelp = `Runs all tests of Pipeline Health, or only the suites that are named.

  npm test -- [scripts] [sdks] [unit] [browser]

  scripts   npm start and npm test themselves
  sdks      the simulated AWS with boto3 and the Go SDK
  unit      packages and plugins, on SQLite and PostgreSQL, conformance with moto included
  browser   the built portal in this machine's Chromium, on demo data`;

/** Reads the command line of `npm test`; throws a UserError that names what is wrong. */
export function parseTestOptions(args, known) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    strict: false,
  });
  const unknownOption = Object.keys(values).find(name => name !== 'help');
  if (unknownOption) {
    throw new UserError(
      `There is no option --${unknownOption}. See npm test -- --help.`,
    );
  }
  const unknownSuite = positionals.find(name => !known.includes(name));
  if (unknownSuite) {
    throw new UserError(
      `There is no suite "${unknownSuite}". Known suites: ${known.join(', ')}.`,
    );
  }
  return {
    help: values.help === true,
    suites: known.filter(
      name => positionals.length === 0 || positionals.includes(name),
    ),
  };
}
