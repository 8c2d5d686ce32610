import {
  abridge,
  ANNOTATION_OBJECTIVES,
  DeclarationProblem,
  Message,
  ObjectiveName,
  OBJECTIVE_NAMES,
  Said,
} from '@pipeline-health/plugin-pipeline-health-common';
import { StageKind } from '@pipeline-health/plugin-pipeline-health-node';
import { InputError } from '@backstage/errors';
import { JsonObject, JsonValue } from '@backstage/types';
import { say } from '../say';
import { expectedLine, isOff, parseLine } from '../thresholdLine';

const CONFIG_KEY = 'pipelineHealth.objectives';

/** What a pipeline is held to. */
export interface Objective {
  name: ObjectiveName;
  /** The share that must be good, above 0 and below 1. */
  target: number;
  /** Seconds; how old data may be, of freshness. */
  within?: number;
  /** The kinds of stages that count; all when absent. */
  kinds?: string[];
}

/** What every pipeline is held to that declares nothing else. */
export type ConfiguredObjectives = readonly Objective[];

type Kinds = ReadonlyMap<string, StageKind>;

/** Reads what the site configured. Throws an `InputError` that names the first key that is wrong. */
export function readConfiguredObjectives(
  raw: JsonObject,
  kinds: Kinds,
): ConfiguredObjectives {
  const { objectives, problems } = override([], raw, kinds, CONFIG_KEY);
  if (problems.length > 0) {
    throw new InputError(`${problems[0].key}: ${problems[0].message}`);
  }
  return objectives;
}

/**
 * What one pipeline is held to. What is wrong in its own declaration is left out
 * and named in `problems`.
 */
export function resolveObjectives(
  configured: ConfiguredObjectives,
  declared: JsonObject,
  kinds: Kinds,
): { objectives: Objective[]; problems: DeclarationProblem[] } {
  return override(configured, declared, kinds, ANNOTATION_OBJECTIVES);
}

/** What changes what is counted: what was counted otherwise cannot be compared. */
export function termsOf({ within, kinds }: Objective, unit: string): string {
  return JSON.stringify({ unit, within, kinds: kinds?.slice().sort() });
}

function override(
  base: ConfiguredObjectives,
  declared: JsonObject,
  kinds: Kinds,
  root: string,
): { objectives: Objective[]; problems: DeclarationProblem[] } {
  const objectives = new Map(base.map(each => [each.name, each]));
  const problems: DeclarationProblem[] = [];
  for (const [key, value] of Object.entries(declared)) {
    const name = OBJECTIVE_NAMES.find(each => each === key);
    if (!name) {
      problems.push({
        key: abridge(`${root}.${key}`, 200),
        ...say('declared.unknown-objective', {
          expected: OBJECTIVE_NAMES.join(', '),
        }),
      });
    } else if (isOff(value)) {
      objectives.delete(name);
    } else {
      const read = readObjective(name, objectives.get(name), value, kinds);
      if ('path' in read) {
        problems.push({
          key: abridge([root, name, ...read.path].join('.'), 200),
          ...read.why,
        });
      } else {
        objectives.set(name, read);
      }
    }
  }
  return {
    objectives: OBJECTIVE_NAMES.flatMap(name => objectives.get(name) ?? []),
    problems,
  };
}

interface Refused {
  path: string[];
  why: Said;
}

function readObjective(
  name: ObjectiveName,
  base: Objective | undefined,
  value: JsonValue | undefined,
  kinds: Kinds,
): Objective | Refused {
  const keys =
    name === 'freshness' ? ['target', 'within', 'kinds'] : ['target', 'kinds'];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse([], 'declared.objective', { keys: keys.join(', ') });
  }
  const unknown = Object.keys(value).find(key => !keys.includes(key));
  if (unknown !== undefined) {
    return refuse([unknown], 'declared.unknown-key', {
      expected: keys.join(', '),
    });
  }
  const target =
    value.target === undefined
      ? base?.target
      : parseLine(value.target, 'ratio');
  if (!target || target >= 1) {
    return refuse(['target'], 'declared.target');
  }
  const within =
    value.within === undefined
      ? base?.within
      : parseLine(value.within, 'seconds');
  if (name === 'freshness' && !within) {
    return refuse(['within'], 'declared.within', {
      expected: expectedLine('seconds'),
    });
  }
  const counted =
    value.kinds === undefined ? base?.kinds : [value.kinds].flat();
  const wrong = counted?.find(kind => !kinds.get(`${kind}`)?.measures?.[name]);
  if (counted?.length === 0 || wrong !== undefined) {
    const able = [...kinds.values()].filter(kind => kind.measures?.[name]);
    return refuse(['kinds'], 'declared.able-kinds', {
      objective: name,
      kinds: able.map(({ kind }) => kind).join(', '),
    });
  }
  return {
    name,
    target,
    ...(within !== undefined && { within }),
    ...(counted && { kinds: counted.map(kind => `${kind}`) }),
  };
}

function refuse(
  path: string[],
  key: string,
  values?: Message['values'],
): Refused {
  return { path, why: say(key, values) };
}
