import {
  StageDescription,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { alarmsOf, AwsAccess } from '../aws/access';
import { AwsStageKind } from '../aws/AwsStageKind';
import { followNeighbours } from './followNeighbours';

/** All that AWS says of a stage: what its kind asks, its alarms, and what only other kinds can ask for. */
export async function describeStage(
  kind: AwsStageKind,
  stage: StageRef,
  { access, kinds }: { access: AwsAccess; kinds: readonly AwsStageKind[] },
): Promise<StageDescription> {
  const own = await withAlarms(
    await kind.describe(stage, access),
    kind,
    stage,
    access,
  );
  return followNeighbours(own, { stage, access, kinds });
}

/** The alarms on a stage join its inventory, for kinds that say which are worth having. */
async function withAlarms(
  description: StageDescription,
  { alarms, cloudwatch }: AwsStageKind,
  stage: StageRef,
  access: AwsAccess,
): Promise<StageDescription> {
  if (!alarms || !cloudwatch) {
    return description;
  }
  const { inventory } = description;
  const found = await alarmsOf(access, {
    namespace: cloudwatch.namespace,
    dimensions: cloudwatch.dimensions(stage, inventory),
  });
  return { ...description, inventory: { ...inventory, alarms: found } };
}
