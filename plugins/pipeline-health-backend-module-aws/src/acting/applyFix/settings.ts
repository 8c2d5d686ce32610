import { JsonObject, JsonValue } from '@backstage/types';

/** What is set of something, by path: `RedrivePolicy.maxReceiveCount`. */
export type Settings = { [path: string]: string | number | string[] };

/** A setting that is to be otherwise. */
export interface Difference {
  path: string;
  before?: Settings[string];
  after: Settings[string];
}

/** The settings within what AWS tells or takes; what is empty is not set. */
export function settingsIn(json: JsonValue | undefined, path = ''): Settings {
  if (json === null || json === undefined) {
    return {};
  }
  if (Array.isArray(json)) {
    return json.some(isObject)
      ? merged(
          json.map((each, at) =>
            settingsIn(each, `${path} ${nameOf(each) ?? at}`),
          ),
        )
      : (json.length && { [path]: json.map(String).sort() }) || {};
  }
  if (isObject(json)) {
    return merged(
      Object.entries(json).map(([name, value]) =>
        settingsIn(value, path ? `${path}.${name}` : name),
      ),
    );
  }
  return { [path]: typeof json === 'number' ? json : String(json) };
}

/** What of the wanted settings is not so. */
export function differences(now: Settings, wanted: Settings): Difference[] {
  return Object.entries(wanted).flatMap(([path, after]) =>
    isSame(now[path], after) ? [] : [{ path, before: now[path], after }],
  );
}

/** What is set now and would be no more. */
export function takenAway(now: Settings, wanted: Settings): string[] {
  return Object.entries(now).flatMap(([path, value]) => {
    const after = wanted[path];
    if (after === undefined) {
      return [`${path} ${value}`];
    }
    return Array.isArray(value) && Array.isArray(after)
      ? value.filter(each => !after.includes(each))
      : [];
  });
}

export function isSame(a?: Settings[string], b?: Settings[string]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** As a person reads it. */
export function textOf(value: Settings[string]): string | number {
  return Array.isArray(value) ? value.join(', ') : value;
}

function nameOf(json: JsonValue): string | undefined {
  const name = isObject(json) ? json.Path ?? json.Name : undefined;
  return typeof name === 'string' ? name : undefined;
}

function merged(all: readonly Settings[]): Settings {
  return Object.assign({}, ...all);
}

function isObject(json: JsonValue | undefined): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
