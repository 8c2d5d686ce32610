import {
  abridge,
  DeclarationProblem,
  Message,
} from '@pipeline-health/plugin-pipeline-health-common';
import { UnsaidFinding } from './UnsaidFinding';

/** So many problems of an annotation of the entity itself are findings of their own. */
const APART = 3;

/** How many problems of one annotation are told in words. */
const TOLD = 20;

/** How many entities are named whose annotation is wrong. */
const NAMED = 1000;

/**
 * What is wrong in the annotations of an entity, and of those that it takes
 * resources from. However much is wrong, each annotation has a few findings.
 */
export function declarationFindings(
  entityRef: string,
  problems: readonly DeclarationProblem[],
): UnsaidFinding[] {
  const byAnnotation = new Map<string, DeclarationProblem[]>();
  for (const problem of problems) {
    const whose = problem.entityRef ? 'of others' : 'own';
    const annotation = `${whose} ${annotationOf(problem)}`;
    const found = byAnnotation.get(annotation) ?? [];
    found.push(problem);
    byAnnotation.set(annotation, found);
  }
  return [...byAnnotation.values()]
    .flatMap(found =>
      found.length === 1 || (found.length <= APART && !found[0].entityRef)
        ? found.map(problem => theOnly(entityRef, problem))
        : several(entityRef, found),
    )
    .map(told => ({
      id: 'pipeline/annotation',
      stage: entityRef,
      severity: 'warning',
      claim: 'own-fault',
      ...told,
    }));
}

type Told = Pick<UnsaidFinding, 'message' | 'evidence'>;

function theOnly(
  entityRef: string,
  { key, message, sentence, entityRef: carrier }: DeclarationProblem,
): Told {
  return {
    message: {
      key: 'pipeline.annotation',
      ...(carrier && { variant: 'adopted' }),
      values: {
        annotation: key,
        message: sentence ?? abridge(message, 300),
        entityRef: carrier ?? entityRef,
      },
    },
    // A title is cut where it gets long.
    evidence: { key, message: abridge(message, 300) },
  };
}

function several(
  entityRef: string,
  problems: readonly DeclarationProblem[],
): Told {
  const key = annotationOf(problems[0]);
  const told = problems.slice(0, TOLD).map(problem => toldOf(problem, key));
  const carriers = [...new Set(problems.flatMap(it => it.entityRef ?? []))];
  return {
    message: {
      key: 'pipeline.annotation',
      variant: carriers.length > 0 ? 'adopted-several' : 'several',
      values: {
        annotation: key,
        count: carriers.length || problems.length,
        // A headline has no room for more.
        entities: carriers.slice(0, 3),
        problems: told.map(({ sentence }) => sentence),
        entityRef,
      },
    },
    evidence: {
      key,
      problemCount: problems.length,
      problems: told.map(({ text }) => text),
      ...(carriers.length > TOLD && { entities: carriers.slice(0, NAMED) }),
    },
  };
}

/** A problem beside others of its annotation: where it is and what it is. */
function toldOf(
  { key, message, sentence, entityRef }: DeclarationProblem,
  annotation: string,
): { text: string; sentence: Message | string } {
  const text = abridge(message, 300);
  const said = sentence ?? text;
  const where = entityRef ?? key.slice(annotation.length).replace(/^\./, '');
  return where
    ? {
        text: `${where}: ${text}`,
        sentence: {
          key: 'declared.where',
          values: { where, message: said },
        },
      }
    : { text, sentence: said };
}

/** The annotation that is wrong, without the place in its value. */
function annotationOf({ key, entityRef }: DeclarationProblem): string {
  const [own] = /^pipeline-health\.io\/[a-z-]+/.exec(key) ?? [];
  return (!entityRef && own) || key;
}

/** A pipeline without stages says nothing, so nobody may call it healthy. */
export function noStagesFinding(entityRef: string): UnsaidFinding {
  return {
    id: 'pipeline/no-stages',
    stage: entityRef,
    severity: 'unknown',
    claim: 'own-fault',
    message: { key: 'pipeline.no-stages', values: { entityRef } },
    evidence: {},
  };
}
