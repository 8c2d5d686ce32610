import {
  DiscoveredLink,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  DeclarationStore,
  Member,
  MembershipStore,
  StageStore,
  UnresolvedPipeline,
} from '../../database';
import { SourceRegistry } from '../sources/SourceRegistry';
import { declaredMembers, FoundMember, neighboursOf } from './membersOf';

const PAGE_SIZE = 50;

/** A pipeline while its stages are worked out. */
interface Growing {
  id: number;
  fingerprint: string;
  members: FoundMember[];
  /** The members that were added last. */
  newest: FoundMember[];
}

/** Works out which stages pipelines have, from what they declare and where links lead. */
export class StageResolver {
  constructor(
    private readonly options: {
      declarations: DeclarationStore;
      stages: StageStore;
      memberships: MembershipStore;
      sources: SourceRegistry;
      maxDepth: number;
      clock: () => number;
    },
  ) {}

  /** Works out every pipeline that is due. */
  async run(signal: AbortSignal): Promise<void> {
    const { declarations, clock } = this.options;
    while (!signal.aborted) {
      const pipelines = await declarations.dueForResolution(clock(), PAGE_SIZE);
      if (pipelines.length > 0) {
        await this.resolve(pipelines);
      }
      if (pipelines.length < PAGE_SIZE) {
        return;
      }
    }
  }

  private async resolve(
    pipelines: readonly UnresolvedPipeline[],
  ): Promise<void> {
    const growing = pipelines.map(beginOf);
    const ids = new Map<string, number>();
    for (let depth = 0; depth <= this.options.maxDepth; depth++) {
      const newest = growing.flatMap(pipeline => pipeline.newest);
      if (newest.length === 0) {
        break;
      }
      await this.ensure(newest, ids);
      const links = await this.linksOf(newest, ids);
      growing.forEach(pipeline =>
        grow(pipeline, depth < this.options.maxDepth, links, (arn, of) =>
          this.options.sources.identifyNeighbour(arn, of),
        ),
      );
    }
    await this.options.memberships.replace(
      growing.map(pipeline => ({
        id: pipeline.id,
        fingerprint: pipeline.fingerprint,
        members: membersOf(pipeline, ids),
      })),
    );
  }

  /** Adds the ids of the stages to `ids`. */
  private async ensure(
    members: readonly FoundMember[],
    ids: Map<string, number>,
  ): Promise<void> {
    const refs = new Map(members.map(({ stage }) => [stage.arn, stage]));
    const unknown = [...refs.values()].filter(stage => !ids.has(stage.arn));
    const found = await this.options.stages.ensure(unknown);
    found.forEach((id, arn) => ids.set(arn, id));
  }

  /** The links that descriptions of the stages name, by ARN. */
  private async linksOf(
    members: readonly FoundMember[],
    ids: ReadonlyMap<string, number>,
  ): Promise<Map<string, DiscoveredLink[]>> {
    const arns = new Set(members.map(({ stage }) => stage.arn));
    const links = await this.options.stages.links(
      [...arns].flatMap(arn => ids.get(arn) ?? []),
    );
    return new Map(
      [...arns].map(arn => [arn, links.get(ids.get(arn) ?? -1) ?? []]),
    );
  }
}

function beginOf({
  id,
  fingerprint,
  declaration,
  found,
}: UnresolvedPipeline): Growing {
  const tagged = Object.keys(declaration.tags).length > 0;
  const members = declaredMembers([
    ...declaration.stages,
    ...(tagged ? found.stages : []),
  ]);
  return { id, fingerprint, members, newest: members };
}

function grow(
  pipeline: Growing,
  further: boolean,
  links: ReadonlyMap<string, readonly DiscoveredLink[]>,
  identify: (arn: string, of: StageRef) => StageRef | undefined,
): void {
  const known = new Set(pipeline.members.map(({ stage }) => stage.arn));
  pipeline.newest = further
    ? neighboursOf(pipeline.newest, links, known, identify)
    : [];
  pipeline.members = [...pipeline.members, ...pipeline.newest];
}

function membersOf(
  pipeline: Growing,
  ids: ReadonlyMap<string, number>,
): Member[] {
  return pipeline.members.flatMap(({ stage, origin, note, depth }) => {
    const stageId = ids.get(stage.arn);
    return stageId === undefined ? [] : [{ stageId, origin, note, depth }];
  });
}
