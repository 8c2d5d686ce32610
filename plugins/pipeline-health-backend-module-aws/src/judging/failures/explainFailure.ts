import {
  Message,
  MessageValue,
  Templates,
} from '@pipeline-health/plugin-pipeline-health-common';
import { FailureMeaning, KnownFailure } from './KnownFailure';

/** What stands for a resource that neither the message nor the stage names. */
const PHRASES = {
  action: 'the action',
  argument: 'an argument',
  bucket: 'the bucket',
  class: 'that the message names',
  code: 'that the message names',
  column: 'that the message names',
  connection: 'its connection',
  database: 'the database',
  error: 'an error',
  expected: 'that is expected',
  field: 'that the message names',
  format: 'the one expected',
  grant: 'what it needs',
  host: 'the other side',
  input: 'its input',
  key: 'that the data is encrypted by',
  keyState: 'not usable',
  limit: 'fields',
  log: 'its log',
  module: 'that the message names',
  object: 'the object',
  operation: 'the operation',
  output: 'its output',
  path: 'what the message names',
  policy: 'the policies that apply, those of the organization as well',
  query: 'that failed',
  reason: 'see its log',
  recipe: 'of the job',
  resource: 'what the message names',
  role: 'its role',
  run: 'of the run',
  script: 'the script of the job',
  step: 'in question',
  subnet: 'the subnet of its connection',
  table: 'the table',
  warehouse: 'the warehouse',
  workers: 'workers with more memory',
};

/** How the names of some resources are said. */
const NAMED: { readonly [name: string]: string } = {
  role: 'the role {{role}}',
  workers: 'workers of the type {{workers}}',
};

/** Names that causes and remedies may use: of the message, or of the stage. */
export type FailureName = keyof typeof PHRASES;

/** What a stage tells of itself that causes and remedies can name. */
export type FailureResources = {
  readonly [name in FailureName]?: MessageValue;
};

/** More than this of a name does not help in a headline. */
const MOST_OF_A_NAME = 44;
const MOST_OF_A_MESSAGE = 80;
const PLACEHOLDER = /{{(\w+)}}/g;
const SECOND = /_\d+$/;

/** What a failure means, as parts of the sentences of a check. */
export type Explanation = {
  /** To stand after a colon. */
  cause: Message;
  remedy: Message;
};

/** Messages of services that a kind of stage meets, and what they mean. */
export interface FailureWords {
  /** From specific to general. */
  readonly known: readonly KnownFailure[];
  /** Their templates, for the `messages` of the kind. */
  readonly messages: Templates;
  /** What happened, by the first of them whose pattern fits. */
  meaningOf(error: string): Message | undefined;
  /** What the first of them whose pattern fits says; otherwise the message itself. */
  explain(error: string | undefined, resources?: FailureResources): Explanation;
}

/** Words for known failures; `otherwise` is the remedy of all others. */
export function failureWords(
  known: readonly KnownFailure[],
  otherwise: string,
): FailureWords {
  // The templates of all kinds lie together, and each kind has its own.
  const key = `failures.otherwise.${otherwise
    .toLowerCase()
    .replace(/\W+/g, '-')}`;
  return {
    known,
    messages: {
      ...failureTemplates(known),
      ...Object.fromEntries(
        Object.entries(PHRASES).map(([name, phrase]) => [
          `failures.of.${name}`,
          phrase,
        ]),
      ),
      ...Object.fromEntries(
        Object.entries(NAMED).map(([name, phrase]) => [
          `failures.named.${name}`,
          phrase,
        ]),
      ),
      'failures.told': '{{message}}',
      'failures.untold': 'AWS gives no reason',
      [key]: otherwise,
    },
    meaningOf: error => explainKnown(known, error)?.cause,
    explain: (error, resources = {}) =>
      explainKnown(known, error, resources) ?? {
        cause: error
          ? { key: 'failures.told', values: { message: headline(error) } }
          : { key: 'failures.untold', values: {} },
        remedy: {
          key,
          values: valuesOf(otherwise, {}, resources),
        },
      },
  };
}

/** The templates of causes and remedies. */
export function failureTemplates(known: readonly FailureMeaning[]): Templates {
  return Object.fromEntries(
    known.flatMap(({ name, cause, remedy }) => [
      [`failures.${name}.cause`, cause],
      [`failures.${name}.remedy`, remedy],
    ]),
  );
}

/** What the first failure whose pattern fits means. */
export function explainKnown(
  known: readonly FailureMeaning[],
  error: string | undefined,
  resources: FailureResources = {},
): Explanation | undefined {
  for (const { name, pattern, cause, remedy } of known) {
    const found = error ? pattern.exec(error) : null;
    if (found) {
      const groups = groupsOf(found);
      const brief = Object.entries(valuesOf(cause, groups, resources)).map(
        ([key, value]) => [key, ending(value)],
      );
      return {
        cause: {
          key: `failures.${name}.cause`,
          values: Object.fromEntries(brief),
        },
        remedy: {
          key: `failures.${name}.remedy`,
          values: valuesOf(remedy, groups, resources),
        },
      };
    }
  }
  return undefined;
}

/** The names that stand for something in a text. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name]) => name);
}

/** The named groups of a match; `column_2` is a second place for `column`. */
function groupsOf({ groups = {} }: RegExpExecArray): {
  [name: string]: string;
} {
  return Object.fromEntries(
    Object.entries(groups).flatMap(([name, value]) =>
      value
        ? [[name.replace(SECOND, ''), value.replace(/[`'"]|[.:]+$/g, '')]]
        : [],
    ),
  );
}

/** What a text names: by the message, or by the stage, or else in general. */
function valuesOf(
  text: string,
  groups: { [name: string]: string },
  resources: { [name: string]: MessageValue | undefined },
): { [name: string]: MessageValue } {
  return Object.fromEntries(
    namesIn(text).map(name => [
      name,
      said(name, groups[name] ?? resources[name]),
    ]),
  );
}

function said(name: string, value: MessageValue | undefined): MessageValue {
  if (value === undefined) {
    return { key: `failures.of.${name}`, values: {} };
  }
  const plain = typeof value === 'string' ? value.replace(/^.*\//, '') : value;
  return name in NAMED
    ? { key: `failures.named.${name}`, values: { [name]: plain } }
    : value;
}

/** Of a long path or ARN the end tells most. */
function ending(value: MessageValue): MessageValue {
  return typeof value === 'string' && value.length > MOST_OF_A_NAME
    ? `…${value.slice(1 - MOST_OF_A_NAME)}`
    : value;
}

function headline(error: string): string {
  const line = error.trim().replace(/\s+/g, ' ');
  return line.length > MOST_OF_A_MESSAGE
    ? `${line.slice(0, MOST_OF_A_MESSAGE - 1)}…`
    : line;
}
