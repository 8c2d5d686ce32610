import {
  DiscoveredLink,
  StageDescription,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { askAside, AwsAccess } from '../aws/access';
import { AwsStageKind } from '../aws/AwsStageKind';
import { UnknownNeighbours } from './unknownNeighbours';

/**
 * Adds to the description of a stage the links that only other kinds can ask
 * for. When that fails the inventory says so: no link is then no answer.
 */
export async function followNeighbours(
  description: StageDescription,
  options: {
    stage: StageRef;
    access: AwsAccess;
    kinds: readonly AwsStageKind[];
  },
): Promise<StageDescription> {
  const { stage, access, kinds } = options;
  const links = new Map(
    description.links.map(link => [keyOf(link), link] as const),
  );
  const unknown: UnknownNeighbours = [];
  const unknownRelations = new Set(description.unknownRelations);
  for (const { neighbours } of kinds) {
    if (neighbours?.of.includes(stage.kind)) {
      const { answer, problem } = await askAside(() =>
        neighbours.find(stage, access),
      );
      for (const link of answer ?? []) {
        links.set(keyOf(link), link);
      }
      if (problem) {
        const { what, everywhere } = neighbours;
        const { code, message } = problem;
        unknown.push({ what, actions: everywhere, code, message });
        unknownRelations.add(neighbours.relation);
      }
    }
  }
  return {
    ...description,
    links: [...links.values()],
    unknownRelations: [...unknownRelations],
    inventory: unknown.length
      ? { ...description.inventory, unknownNeighbours: unknown }
      : description.inventory,
  };
}

function keyOf({ from, to, relation }: DiscoveredLink): string {
  return [from, relation, to].join(' ');
}
