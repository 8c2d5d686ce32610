import {
  Attribute,
  Call,
  Input,
  inputsOf,
  isProperties,
  partsOf,
  Properties,
  Repair,
  Value,
} from './Repair';

/** A single quote within single quotes. */
const QUOTE = `'\\''`;

/** The calls of a repair as commands of the AWS CLI, for a shell of Unix. */
export function commandLines(repair: Repair, region: string): string {
  const variables = inputsOf(repair).map(
    input => `${variableOf(input)}=${quoted(`<${input.what}>`)}`,
  );
  const commands = repair.calls.map(call =>
    call.read
      ? rewriting(call, call.read, region)
      : command(call.service, call.operation, region, optionsOf(call.input)),
  );
  return [
    ...variables,
    // A later command is of no use without the one before.
    commands.join(' &&\n'),
  ].join('\n');
}

/** Reads what the call would reset, and gives it back with what changes. */
function rewriting(
  { service, operation, input }: Call,
  { operation: read, input: which, filter }: NonNullable<Call['read']>,
  region: string,
): string {
  const reading = command(
    service,
    read,
    region,
    [...optionsOf(which), '--output json'],
    '    ',
  );
  const change = `(${filter}) * ${json(input)}`;
  return [
    `# jq keeps the rest as it is.`,
    `aws ${service} ${kebab(
      operation,
    )} --region ${region} --cli-input-json "$(`,
    `  ${reading} |`,
    `  jq '${change}'`,
    ')"',
  ].join('\n');
}

function command(
  service: string,
  operation: string,
  region: string,
  options: string[],
  indent = '  ',
): string {
  return [
    `aws ${service} ${kebab(operation)} --region ${region}`,
    ...options,
  ].join(` \\\n${indent}`);
}

function optionsOf(input: Properties): string[] {
  return Object.entries(input).map(([name, value]) => option(name, value));
}

function option(name: string, value: Value): string {
  const key = kebab(name);
  if (typeof value === 'boolean') {
    return value ? `--${key}` : `--no-${key}`;
  }
  const isPlainList =
    Array.isArray(value) &&
    value.every(each => !Array.isArray(each) && !isProperties(each));
  return isPlainList
    ? `--${key} ${value.map(argument).join(' ')}`
    : `--${key} ${argument(value)}`;
}

function argument(value: Value): string {
  if (value instanceof Input) {
    return `"$${variableOf(value)}"`;
  }
  const plain = resolved(value);
  return typeof plain === 'object' ? `'${json(plain)}'` : quoted(String(plain));
}

/** JSON within single quotes; what only the reader knows comes from its variable. */
function json(value: Value): string {
  return JSON.stringify(value, (_key, each: Value) =>
    each instanceof Input ? `\0${variableOf(each)}\0` : resolved(each),
  )
    .replace(/'/g, QUOTE)
    .replace(/"\\u0000(\w+)\\u0000"/g, `"'"$$$1"'"`);
}

/** The place in JSON of what only the reader knows. */
export function reference(input: Input): string {
  return json(input);
}

/** What an attribute of another resource will be. */
function resolved(value: Value): Value {
  return value instanceof Attribute ? value.value : value;
}

function quoted(text: string): string {
  return /^[\w./:@=,+-]+$/.test(text) ? text : `'${text.replace(/'/g, QUOTE)}'`;
}

function kebab(name: string): string {
  return partsOf(name).join('-').toLowerCase();
}

function variableOf({ name }: Input): string {
  return partsOf(name).join('_').toUpperCase();
}
