import {
  abridge,
  DeclarationProblem,
} from '@pipeline-health/plugin-pipeline-health-common';
import { UnsaidFinding } from './UnsaidFinding';

/** One finding for each thing that is wrong in the annotations of an entity, or of those that it takes resources from. */
export function declarationFindings(
  entityRef: string,
  problems: DeclarationProblem[],
): UnsaidFinding[] {
  return problems.map(({ key, message, sentence, entityRef: carrier }) => ({
    id: 'pipeline/annotation',
    stage: entityRef,
    severity: 'warning',
    claim: 'own-fault',
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
  }));
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
