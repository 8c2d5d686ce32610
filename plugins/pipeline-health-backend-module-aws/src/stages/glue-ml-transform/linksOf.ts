import {
  DiscoveredLink,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { glueArnBeside, s3Arn } from '../glue';
import { InputTable, TransformInventory } from './TransformInventory';

const ADDRESS = /^s3[an]?:\/\/(.+)/i;

/** The crawlers that make the tables a transform reads, or else the buckets those lie in. */
export function linksOf(
  stage: StageRef,
  inventory: TransformInventory,
): DiscoveredLink[] {
  const links = inventory.inputs.flatMap(
    input => linkOf(stage, inventory.name, input) ?? [],
  );
  return [...new Map(links.map(link => [link.from, link])).values()];
}

function linkOf(
  stage: StageRef,
  name: string,
  input: InputTable,
): DiscoveredLink | undefined {
  const table = `${input.database}.${input.table}`;
  if (input.crawler) {
    return {
      from: glueArnBeside(stage.arn, `crawler/${input.crawler}`),
      to: stage.arn,
      relation: 'table-reader',
      note: `The crawler ${input.crawler} makes the table ${table}, which the transform ${name} reads.`,
    };
  }
  const path = ADDRESS.exec(input.location ?? '')?.[1];
  return path
    ? {
        from: s3Arn(stage.arn.split(':')[1], path.split('/').filter(Boolean)),
        to: stage.arn,
        relation: 'table-reader',
        note: `The table ${table}, which the transform ${name} reads, lies in ${input.location}.`,
      }
    : undefined;
}
