import {
  abridge,
  ANNOTATION_THRESHOLDS,
  DeclarationProblem,
  Message,
  Said,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  StageKind,
  ThresholdDefinition,
  Thresholds,
} from '@pipeline-health/plugin-pipeline-health-node';
import { InputError } from '@backstage/errors';
import { JsonObject, JsonValue } from '@backstage/types';
import { say } from './say';
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
  const refuse = (key: string, why: Said) =>
    problems.push({ key: abridge(key, 200), ...why });

  for (const [kindName, readings] of Object.entries(overrides)) {
    const kindKey = `${rootKey}.${kindName}`;
    const kind = kinds.get(kindName);
    if (!kind) {
      const expected = oneOf([...kinds.keys()]);
      refuse(kindKey, say('declared.unknown-kind', { expected }));
      continue;
    }
    if (!isMapping(readings)) {
      refuse(kindKey, say('declared.no-readings'));
      continue;
    }
    const lines: Thresholds = { ...base.get(kindName) };
    for (const [name, value] of Object.entries(readings)) {
      const nameKey = `${kindKey}.${name}`;
      if (!Object.hasOwn(kind.thresholds, name)) {
        const expected = oneOf(Object.keys(kind.thresholds));
        refuse(nameKey, say('declared.unknown-reading', { expected }));
        continue;
      }
      const definition = kind.thresholds[name];
      const result = overrideLines(lines[name], value, definition, nameKey);
      if ('why' in result) {
        refuse(result.key, result.why);
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
): { lines: Lines } | { key: string; why: Said } {
  if (isOff(value)) {
    return { lines: {} };
  }
  if (!isMapping(value)) {
    return { key, why: say('declared.no-lines') };
  }
  const lines: Lines = { ...base };
  for (const [line, written] of Object.entries(value)) {
    if (line !== 'warning' && line !== 'critical') {
      return { key: `${key}.${line}`, why: say('declared.unknown-line') };
    }
    const number = isOff(written)
      ? undefined
      : parseLine(written, definition.unit);
    if (number === undefined && !isOff(written)) {
      const expected = expectedLine(definition.unit);
      const text = abridge(JSON.stringify(written), 40);
      return {
        key: `${key}.${line}`,
        why: say('declared.line', { expected, written: text }),
      };
    }
    lines[line] = number;
  }
  return inOrder(lines, definition)
    ? { lines }
    : {
        key,
        why: say(
          'declared.overlap',
          { warning: `${lines.warning}`, critical: `${lines.critical}` },
          definition.breach === 'below' ? 'low' : 'high',
        ),
      };
}

function inOrder(lines: Lines, definition: ThresholdDefinition): boolean {
  if (lines.warning === undefined || lines.critical === undefined) {
    return true;
  }
  return definition.breach === 'below'
    ? lines.warning >= lines.critical
    : lines.warning <= lines.critical;
}

function oneOf(names: string[]): Message {
  return names.length
    ? { key: 'declared.one-of', values: { names: names.join(', ') } }
    : { key: 'declared.none', values: {} };
}

function isMapping(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
