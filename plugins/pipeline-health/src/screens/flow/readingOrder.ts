import { Link, Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { layoutFlow } from './layoutFlow';

/** Stages in the order in which data passes them. */
export function inReadingOrder(
  stages: readonly Stage[],
  links: readonly Link[],
): Stage[] {
  const { stages: placed } = layoutFlow(
    stages.map(({ arn }) => arn),
    links,
  );
  return placed.flatMap(
    ({ arn }) => stages.find(stage => stage.arn === arn) ?? [],
  );
}
