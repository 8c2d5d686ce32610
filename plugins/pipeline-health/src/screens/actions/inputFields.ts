import { AvailableAction } from '@pipeline-health/plugin-pipeline-health-common';
import { labelOfKey } from '../../format/value';

type JsonObject = AvailableAction['inputSchema'];
type JsonValue = NonNullable<JsonObject[string]> | null;

/** Something that a person may fill in before an action. */
export interface InputField {
  name: string;
  label: string;
  description?: string;
  required: boolean;
  type: 'text' | 'number' | 'boolean';
  /** What may be chosen, if it is a choice. */
  choices?: string[];
  minimum?: number;
  maximum?: number;
}

/** What was typed, by name of the field. */
export type InputValues = { [field: string]: string };

/** The fields of a JSON Schema of one level; what is deeper is left to the API. */
export function inputFields(schema: JsonObject): InputField[] {
  const required = asList(schema.required);
  return Object.entries(asObject(schema.properties)).flatMap(
    ([name, value]) => {
      const property = asObject(value);
      const type = fieldType(property);
      const choices = asList(property.enum).map(String);
      return type
        ? {
            name,
            label: asText(property.title) ?? labelOfKey(name),
            description: asText(property.description),
            required: required.includes(name) && property.default === undefined,
            type,
            ...(choices.length > 0 && { choices }),
            minimum: asNumber(property.minimum),
            maximum: asNumber(property.maximum),
          }
        : [];
    },
  );
}

/** What was typed, as the action takes it; what was left empty is left out. */
export function inputOf(fields: InputField[], values: InputValues): JsonObject {
  return Object.fromEntries(
    fields.flatMap(({ name, type }) => {
      const text = values[name]?.trim();
      return text ? [[name, parsed(type, text)]] : [];
    }),
  );
}

/** Whether everything that must be filled in is. */
export function isFilled(fields: InputField[], values: InputValues): boolean {
  return fields.every(
    ({ name, required }) => !required || values[name]?.trim(),
  );
}

function parsed(type: InputField['type'], text: string): JsonValue {
  switch (type) {
    case 'number':
      return Number(text);
    case 'boolean':
      return text === 'true';
    default:
      return text;
  }
}

function fieldType(property: JsonObject): InputField['type'] | undefined {
  switch (property.type) {
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'string':
      return 'text';
    default:
      return undefined;
  }
}

function asObject(value: JsonValue | undefined): JsonObject {
  return value && typeof value === 'object' && !Array.isArray(value)
    ? (value as JsonObject)
    : {};
}

function asList(value: JsonValue | undefined): JsonValue[] {
  return Array.isArray(value) ? value : [];
}

function asText(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function asNumber(value: JsonValue | undefined): number | undefined {
  // The schema of an integer bounds it by what a number can hold exactly.
  return typeof value === 'number' &&
    Number.isSafeInteger(Math.trunc(value)) &&
    Math.abs(value) < Number.MAX_SAFE_INTEGER
    ? value
    : undefined;
}
