import { StageRef } from '@pipeline-health/plugin-pipeline-health-node';
import { parseEntityRef } from '@backstage/catalog-model';

/** The kind of what is done to a whole pipeline, which no stage has. */
export const PIPELINE = 'pipeline';

/** A pipeline as that to which something is done; instead of an ARN it has its entity ref. */
export function pipelineTarget(entityRef: string): StageRef {
  const { name } = parseEntityRef(entityRef);
  return { arn: entityRef, kind: PIPELINE, name, account: '', region: '' };
}
