import { JsonObject, JsonValue } from '@backstage/types';

/** Stands as it is; anything else is put in quotes, as JSON does. */
const PLAIN = /^[A-Za-z/](?:[\w ./()@+-]|:(?! |$))*(?<! )$/;

/** Not the names that they look like, in YAML 1.1. */
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

/**
 * Plain data as YAML, for those who read 1.1 as well as for those who read 1.2.
 * Written here because every judgement of a stage writes some: a library that
 * keeps comments and anchors takes ten times as long as all the rest of a check.
 */
export function yamlOf(value: JsonValue): string {
  return write(value, '');
}

/** A value that begins where one may stand, with its further lines indented so far. */
function write(value: JsonValue | undefined, indent: string): string {
  if (!hasMembers(value)) {
    return scalar(value);
  }
  const lines = Array.isArray(value)
    ? value.map(each => `- ${write(each, `${indent}  `)}`)
    : Object.entries(value).map(([name, each]) =>
        hasMembers(each)
          ? `${scalar(name)}:\n${indent}  ${write(each, `${indent}  `)}`
          : `${scalar(name)}: ${scalar(each)}`,
      );
  return lines.join(`\n${indent}`);
}

function hasMembers(
  value: JsonValue | undefined,
): value is JsonObject | JsonValue[] {
  return (
    typeof value === 'object' && value !== null && Object.keys(value).length > 0
  );
}

function scalar(value?: JsonValue): string {
  return typeof value === 'string' && PLAIN.test(value) && !WORDS.test(value)
    ? value
    : JSON.stringify(value);
}
