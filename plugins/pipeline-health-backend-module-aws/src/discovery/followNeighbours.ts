import {
  ask,
  Asked,
  DiscoveredLink,
  Side,
  StageDescription,
  StageKind,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../aws/access';
import { AwsStageKind } from '../aws/AwsStageKind';

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
  const unanswered: { [side: string]: Asked<never> } = {};
  const unknownRelations = new Set(description.unknownRelations);
  for (const kind of kinds) {
    const { neighbours } = kind;
    if (neighbours?.of.includes(stage.kind)) {
      const found = await ask(async () => {
        for (const link of await neighbours.find(stage, access)) {
          links.set(keyOf(link), link);
        }
        return null;
      });
      if ('problem' in found) {
        unanswered[sideOf(kind)] = found;
        unknownRelations.add(neighbours.relation);
      }
    }
  }
  return {
    ...description,
    links: [...links.values()],
    unknownRelations: [...unknownRelations],
    inventory: { ...description.inventory, ...unanswered },
  };
}

/** A kind whose neighbours other kinds look for has a side for each of those. */
export function withSidesOfNeighbours(
  kind: AwsStageKind,
  kinds: readonly AwsStageKind[],
): StageKind {
  const sides = kinds.flatMap(other =>
    other.neighbours?.of.includes(kind.kind)
      ? [[sideOf(other), sideWith(other.neighbours.what)] as const]
      : [],
  );
  return sides.length
    ? { ...kind, sides: { ...kind.sides, ...Object.fromEntries(sides) } }
    : kind;
}

function sideOf({ kind }: AwsStageKind): string {
  return `neighboursOfKind-${kind}`;
}

function sideWith(what: string): Side {
  return { what, severity: 'info' };
}

function keyOf({ from, to, relation }: DiscoveredLink): string {
  return [from, relation, to].join(' ');
}
