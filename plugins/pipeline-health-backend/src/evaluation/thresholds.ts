import {
  abridge,
  ANNOTATION_THRESHOLDS,
  DeclarationProblem,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  StageKind,
  ThresholdDefinition,
  Thresholds,
} from '@pipeline-health/plugin-pipeline-health-node';
import { InputError } from '@backstage/errors';
import { JsonObject, JsonValue } from '@backstage/types';
import { expectedLine, isOff, parseLine } from './thresholdLine';

/** The lines in force, by kind, for pipelines that override nothing. */
export type ConfiguredThresholds = ReadonlyMap<string, Thresholds>;

const CONFIG_KEY = 'pipelineHealth.thresholds';

type Lines = { warning?: number; critical?: number };
type Kinds = ReadonlyMap<string, StageKind>;

/**
 * The defaults of all kinds with the app-config over them. Throws an
 * `InputError` that names the first key that is wrong.
 */
export function readConfiguredThresholds(
  raw: JsonObject | undefined,
  kinds: Kinds,
): ConfiguredThresholds {
  const { thresholds, problems } = override(
    defaultThresholds(kinds),
    raw ?? {},
    kinds,
    CONFIG_KEY,
  );
  if (problems.length > 0) {
    throw new InputError(`${problems[0].key}: ${problems[0].message}`);
  }
  return thresholds;
}

/**
 * The lines in force for one pipeline. An override that is wrong is left out
 * and named in `problems`.
 */
export function resolveThresholds(
  configured: ConfiguredThresholds,
  overrides: JsonObject,
  kinds: Kinds,
): { thresholds: ConfiguredThresholds; problems: DeclarationProblem[] } {
  return override(configured, overrides, kinds, ANNOTATION_THRESHOLDS);
}

function defaultThresholds(kinds: Kinds): ConfiguredThresholds {
  return new Map(
    [...kinds.values()].map(kind => [
      kind.kind,
      Object.fromEntries(
        Object.entries(kind.thresholds).map(([name, definition]) => [
          name,
          { warning: definition.warning, critical: definition.critical },
        ]),
      ),
    ]),
  );
}

function override(
  base: ConfiguredThresholds,
  overrides: JsonObject,
  kinds: Kinds,
  rootKey: string,
): { thresholds: ConfiguredThresholds; problems: DeclarationProblem[] } {
  const thresholds = new Map(base);
  const problems: DeclarationProblem[] = [];
  const refuse = (key: string, message: string) =>
    problems.push({ key: abridge(key, 200), message });

  for (const [kindName, readings] of Object.entries(overrides)) {
    const kindKey = `${rootKey}.${kindName}`;
    const kind = kinds.get(kindName);
    if (!kind) {
      refuse(kindKey, `unknown kind; expected ${oneOf([...kinds.keys()])}`);
      continue;
    }
    if (!isMapping(readings)) {
      refuse(kindKey, 'expected a mapping of reading → { warning, critical }');
      continue;
    }
    const lines: Thresholds = { ...base.get(kindName) };
    for (const [name, value] of Object.entries(readings)) {
      const nameKey = `${kindKey}.${name}`;
      if (!Object.hasOwn(kind.thresholds, name)) {
        const names = Object.keys(kind.thresholds);
        refuse(nameKey, `unknown reading; expected ${oneOf(names)}`);
        continue;
      }
      const definition = kind.thresholds[name];
      const result = overrideLines(lines[name], value, definition, nameKey);
      if ('problem' in result) {
        refuse(result.problem.key, result.problem.message);
      } else {
        lines[name] = result.lines;
      }
    }
    thresholds.set(kindName, lines);
  }
  return { thresholds, problems };
}

function overrideLines(
  base: Lines,
  value: JsonValue | undefined,
  definition: ThresholdDefinition,
  key: string,
): { lines: Lines } | { problem: DeclarationProblem } {
  if (isOff(value)) {
    return { lines: {} };
  }
  if (!isMapping(value)) {
    return refused(key, 'expected { warning, critical } or off');
  }
  const lines: Lines = { ...base };
  for (const [line, written] of Object.entries(value)) {
    if (line !== 'warning' && line !== 'critical') {
      return refused(
        `${key}.${line}`,
        'unknown line; expected warning or critical',
      );
    }
    const number = isOff(written)
      ? undefined
      : parseLine(written, definition.unit);
    if (number === undefined && !isOff(written)) {
      return refused(
        `${key}.${line}`,
        `expected ${expectedLine(definition.unit)}, not ${abridge(
          JSON.stringify(written),
          40,
        )}`,
      );
    }
    lines[line] = number;
  }
  return inOrder(lines, definition)
    ? { lines }
    : refused(
        key,
        `warning (${lines.warning}) and critical (${lines.critical}) overlap; ` +
          `expected warning to come first, because ${
            definition.breach === 'below' ? 'low' : 'high'
          } values are bad`,
      );
}

function inOrder(lines: Lines, definition: ThresholdDefinition): boolean {
  if (lines.warning === undefined || lines.critical === undefined) {
    return true;
  }
  return definition.breach === 'below'
    ? lines.warning >= lines.critical
    : lines.warning <= lines.critical;
}

function refused(key: string, message: string) {
  return { problem: { key, message } };
}

function oneOf(names: string[]): string {
  return names.length ? `one of ${names.join(', ')}` : 'none: there are none';
}

function isMapping(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
