import { Entity } from '@backstage/catalog-model';
import { JsonObject, JsonValue } from '@backstage/types';
import { parse as parseYaml } from 'yaml';
import { abridge, parseArn, ParsedArn } from '../arn';
import { saidBy } from '../format';
import { Message } from '../model';
import {
  ANNOTATION_AWS_ARNS,
  ANNOTATION_AWS_TAGS,
  ANNOTATION_LINKS,
  ANNOTATION_MAINTENANCE,
  ANNOTATION_MAX_LENGTH,
  ANNOTATION_OBJECTIVES,
  ANNOTATION_THRESHOLDS,
  ANNOTATION_WATCHED,
  WATCHING_ANNOTATIONS,
} from './annotations';
import { say } from './declarationMessages';

/**
 * Something wrong in an annotation.
 *
 * @public
 */
export interface DeclarationProblem {
  /** The annotation's key, with the path inside its value where there is one. */
  key: string;
  /** What is wrong and what was expected, in English. */
  message: string;
  /** What that is made of, where it is known. */
  sentence?: Message;
  /** The entity that carries the annotation, where that is not the one that is watched. */
  entityRef?: string;
}

/**
 * A link between two stages that an entity declares, in the direction of the data.
 *
 * @public
 */
export interface DeclaredLink {
  from: ParsedArn;
  to: ParsedArn;
  /** Such as `dead-letter-queue`. */
  relation: string;
}

/**
 * What an entity declares about its pipeline. Whatever could be read is there;
 * the rest is named in `problems`.
 *
 * @public
 */
export interface Declaration {
  arns: ParsedArn[];
  tags: { [key: string]: string };
  /** Unchecked overrides: kind → reading → thresholds. */
  thresholds: JsonObject;
  /** Unchecked: what it shall hold, by objective. */
  objectives: JsonObject;
  /** Unchecked: when it is worked on. */
  maintenance: JsonValue[];
  /** Links that the configuration of no stage shows. */
  links: DeclaredLink[];
  problems: DeclarationProblem[];
}

/**
 * Whether an entity says that it is watched.
 *
 * @public
 */
export function isPipeline(entity: Entity): boolean {
  const annotations = entity.metadata.annotations ?? {};
  return WATCHING_ANNOTATIONS.some(key => annotations[key] !== undefined);
}

/**
 * Whether an entity is watched as far as it tells: because it says so, or because
 * the catalog has noted it.
 *
 * @public
 */
export function isWatched(entity: Entity): boolean {
  const { annotations } = entity.metadata;
  return isPipeline(entity) || annotations?.[ANNOTATION_WATCHED] !== undefined;
}

/**
 * Reads the annotations of an entity. Never throws.
 *
 * @public
 */
export function readDeclaration(entity: Entity): Declaration {
  const problems: DeclarationProblem[] = [];
  const annotation = (key: string) => {
    const value = entity.metadata.annotations?.[key];
    if (value !== undefined && value.length > ANNOTATION_MAX_LENGTH) {
      problems.push({
        key,
        ...say('declaration.too-long', {
          length: value.length,
          most: ANNOTATION_MAX_LENGTH,
        }),
      });
      return undefined;
    }
    return value;
  };
  const arns = annotation(ANNOTATION_AWS_ARNS);
  const tags = annotation(ANNOTATION_AWS_TAGS);
  const thresholds = annotation(ANNOTATION_THRESHOLDS);
  const objectives = annotation(ANNOTATION_OBJECTIVES);
  const maintenance = annotation(ANNOTATION_MAINTENANCE);
  const links = annotation(ANNOTATION_LINKS);
  return {
    arns: arns === undefined ? [] : readArns(arns, problems),
    tags: tags === undefined ? {} : readTags(tags, problems),
    thresholds: readMapping(
      ANNOTATION_THRESHOLDS,
      thresholds,
      'kind → reading → { warning, critical }',
      problems,
    ),
    objectives: readMapping(
      ANNOTATION_OBJECTIVES,
      objectives,
      'freshness → { target, within } and delivery → { target }',
      problems,
    ),
    maintenance:
      maintenance === undefined ? [] : readMaintenance(maintenance, problems),
    links: links === undefined ? [] : readLinks(links, problems),
    problems,
  };
}

function readArns(text: string, problems: DeclarationProblem[]): ParsedArn[] {
  const words = [...new Set(text.split(/[\s,]+/).filter(Boolean))];
  if (words.length === 0) {
    problems.push({
      key: ANNOTATION_AWS_ARNS,
      ...say('declaration.no-arn'),
    });
  }
  return words.flatMap(word => {
    try {
      return [parseArn(word)];
    } catch (error) {
      problems.push({
        key: ANNOTATION_AWS_ARNS,
        ...saidBy(error),
      });
      return [];
    }
  });
}

function readTags(
  text: string,
  problems: DeclarationProblem[],
): Declaration['tags'] {
  const tags: Declaration['tags'] = {};
  for (const pair of text.split(',').map(part => part.trim())) {
    const [key, ...rest] = pair.split('=');
    if (!key.trim() || rest.length === 0) {
      problems.push({
        key: ANNOTATION_AWS_TAGS,
        ...say('declaration.no-tag', { text: abridge(pair) }),
      });
    } else {
      tags[key.trim()] = rest.join('=').trim();
    }
  }
  return tags;
}

function readMapping(
  key: string,
  text: string | undefined,
  expected: string,
  problems: DeclarationProblem[],
): JsonObject {
  const value = text === undefined ? undefined : readValue(key, text, problems);
  if (value === undefined) {
    return {};
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    problems.push({
      key,
      ...say('declaration.no-mapping', { expected }),
    });
    return {};
  }
  return value as JsonObject;
}

function readMaintenance(
  text: string,
  problems: DeclarationProblem[],
): JsonValue[] {
  const value = readValue(ANNOTATION_MAINTENANCE, text, problems);
  return value === undefined ? [] : [value].flat();
}

/** What relations are called. */
const RELATION = /^[a-z][a-z-]{0,60}$/;

function readLinks(
  text: string,
  problems: DeclarationProblem[],
): DeclaredLink[] {
  const value = readValue(ANNOTATION_LINKS, text, problems);
  return (value === undefined ? [] : [value].flat()).flatMap((link, index) => {
    const key = `${ANNOTATION_LINKS}[${index}]`;
    const { from, to, relation } =
      typeof link === 'object' && link !== null && !Array.isArray(link)
        ? link
        : {};
    if (
      typeof from !== 'string' ||
      typeof to !== 'string' ||
      typeof relation !== 'string' ||
      !RELATION.test(relation)
    ) {
      problems.push({
        key,
        ...say('declaration.no-link'),
      });
      return [];
    }
    try {
      return [{ from: parseArn(from), to: parseArn(to), relation }];
    } catch (error) {
      problems.push({
        key,
        ...saidBy(error),
      });
      return [];
    }
  });
}

/** The value of an annotation that holds JSON or YAML; undefined, with a problem, for anything else. */
function readValue(
  key: string,
  text: string,
  problems: DeclarationProblem[],
): JsonValue | undefined {
  try {
    // JSON is YAML; aliases are refused so that a short value stays small.
    return parseYaml(text, {
      maxAliasCount: 0,
      prettyErrors: false,
      // Warnings would go past whoever logs.
      logLevel: 'error',
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    problems.push({
      key,
      ...say('declaration.not-parsed', { why: abridge(why) }),
    });
    return undefined;
  }
}
