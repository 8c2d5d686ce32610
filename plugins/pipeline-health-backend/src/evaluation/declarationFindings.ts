import {
  abridge,
  DeclarationProblem,
} from '@pipeline-health/plugin-pipeline-health-common';
import { UndatedFinding } from './stageProblemFinding';

/** One finding for each thing that is wrong in the annotations of an entity. */
export function declarationFindings(
  entityRef: string,
  problems: DeclarationProblem[],
): UndatedFinding[] {
  return problems.map(({ key, message }) => ({
    id: 'pipeline/annotation',
    stage: entityRef,
    severity: 'warning',
    title: abridge(`${key}: ${message}`, 300),
    evidence: { key },
    remedy: `Correct the annotation of ${entityRef}; what could be read of it is in force.`,
  }));
}

/** A pipeline without stages says nothing, so nobody may call it healthy. */
export function noStagesFinding(entityRef: string): UndatedFinding {
  return {
    id: 'pipeline/no-stages',
    stage: entityRef,
    severity: 'unknown',
    title: 'No stage of this pipeline is known',
    evidence: {},
    remedy: `Name at least one resource in the annotations of ${entityRef}, or wait for the search by tags to find some.`,
  };
}
