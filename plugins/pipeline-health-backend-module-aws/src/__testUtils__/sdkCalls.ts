import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as databrew from '@aws-sdk/client-databrew';
import * as firehose from '@aws-sdk/client-firehose';
import * as glue from '@aws-sdk/client-glue';
import * as kinesis from '@aws-sdk/client-kinesis';
import * as lambda from '@aws-sdk/client-lambda';
import * as opensearch from '@aws-sdk/client-opensearch';
import * as redshift from '@aws-sdk/client-redshift';
import * as serverless from '@aws-sdk/client-redshift-serverless';
import * as sqs from '@aws-sdk/client-sqs';

const CLIENTS: { [service: string]: { [name: string]: unknown } } = {
  cloudwatch,
  databrew,
  firehose,
  glue,
  kinesis,
  lambda,
  opensearch,
  redshift,
  'redshift-serverless': serverless,
  sqs,
};

/** The kinds of schemas that hold others, by the number that the SDK begins them with. */
const LIST = 1;
const MAP = 2;
const STRUCTURE = 3;

/** Whether the SDK is there to be asked. */
export const knowsService = (service: string) => service in CLIENTS;

/** What the AWS CLI calls the operations of a service, and each of their options. */
export function operationOf(
  service: string,
  command: string,
): { options: Map<string, unknown> } | undefined {
  const name = Object.keys(CLIENTS[service]).find(
    key => key.endsWith('$') && kebab(key.slice(0, -1)) === command,
  );
  const operation = name === undefined ? undefined : CLIENTS[service][name];
  const input = Array.isArray(operation) ? schemaOf(operation[4]) : undefined;
  return input
    ? {
        options: new Map(
          [...membersOf(input)].map(([key, member]) => [kebab(key), member]),
        ),
      }
    : undefined;
}

/** The paths within a value that its schema does not know. */
export function unknownIn(
  value: unknown,
  schema: unknown,
  path = '',
): string[] {
  const known = schemaOf(schema);
  if (!Array.isArray(known) || typeof value !== 'object' || value === null) {
    return [];
  }
  if (known[0] === LIST && Array.isArray(value)) {
    return value.flatMap(each => unknownIn(each, known[4], path));
  }
  if (known[0] === MAP) {
    return Object.entries(value).flatMap(([key, each]) =>
      unknownIn(each, known[5], `${path}.${key}`),
    );
  }
  if (known[0] !== STRUCTURE) {
    return [];
  }
  const members = membersOf(known);
  return Object.entries(value).flatMap(([key, each]) =>
    members.has(key)
      ? unknownIn(each, members.get(key), `${path}.${key}`)
      : [`${path}.${key}`],
  );
}

function kebab(name: string): string {
  return name
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

function membersOf(structure: unknown[]): Map<string, unknown> {
  const [, , , , names, schemas] = structure;
  return Array.isArray(names) && Array.isArray(schemas)
    ? new Map(names.map((name, index) => [String(name), schemas[index]]))
    : new Map();
}

/** A schema may be given by a function, and with traits beside it. */
function schemaOf(reference: unknown): unknown[] | undefined {
  if (typeof reference === 'function') {
    return schemaOf(reference());
  }
  if (!Array.isArray(reference)) {
    return undefined;
  }
  return typeof reference[0] === 'number' ? reference : schemaOf(reference[0]);
}
