import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import { Shard, StageRef } from '@pipeline-health/plugin-pipeline-health-node';
import { AwsStageKind } from '../aws/AwsStageKind';

/**
 * The stage that an ARN names, or undefined when it is of no known kind. An ARN
 * of a global namespace takes the account and region in which it was found.
 */
export function identifyStage(
  kinds: readonly AwsStageKind[],
  arn: string,
  shard: Shard,
): StageRef | undefined {
  try {
    const parsed = parseArn(arn);
    for (const kind of kinds) {
      const name = kind.identify(parsed);
      if (name !== undefined) {
        return {
          arn,
          kind: kind.kind,
          name,
          account: parsed.account || shard.account,
          region: parsed.region || shard.region,
        };
      }
    }
  } catch {
    // What AWS lists and we cannot read is of no kind that we know.
  }
  return undefined;
}
