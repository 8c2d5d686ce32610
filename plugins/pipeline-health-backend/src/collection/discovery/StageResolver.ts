import {
  ANNOTATION_AWS_ARNS,
  DeclarationProblem,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  DiscoveredLink,
  StageRef,
  StageRefusal,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  DeclarationStore,
  LinkStore,
  Member,
  MembershipStore,
  StageStore,
  UnresolvedPipeline,
} from '../../database';
import { say } from '../../evaluation';
import { SourceRegistry } from '../sources/SourceRegistry';
import {
  declaredMembers,
  FoundMember,
  neighboursOf,
  withDeclared,
} from './membersOf';

const PAGE_SIZE = 50;

/** What a pipeline may have can change without it: by the tag of a resource. */
const ASK_AGAIN_AFTER = 60 * 60_000;

/** A pipeline while its stages are worked out. */
interface Growing {
  id: number;
  epoch: number;
  owner?: string;
  /** The links that its entity declares. */
  links: readonly DiscoveredLink[];
  /** The stages that it has so far. */
  before: ReadonlySet<string>;
  problems: DeclarationProblem[];
  members: FoundMember[];
  /** The members that were added last. */
  newest: FoundMember[];
}

/** Works out which stages pipelines have, from what they declare and where links lead. */
export class StageResolver {
  private isFirst = true;

  constructor(
    private readonly options: {
      declarations: DeclarationStore;
      stages: StageStore;
      links: LinkStore;
      memberships: MembershipStore;
      sources: SourceRegistry;
      maxDepth: number;
      /** How many stages a pipeline has at most. */
      maxStages: number;
      clock: () => number;
    },
  ) {}

  /** Works out every pipeline that is due. */
  async run(signal: AbortSignal): Promise<void> {
    const { declarations, clock } = this.options;
    if (this.isFirst && this.mayRefuse) {
      // What is configured may be another than before.
      await declarations.markAllForResolution(clock());
    }
    this.isFirst = false;
    while (!signal.aborted) {
      const pipelines = await declarations.claimForResolution(
        clock(),
        PAGE_SIZE,
      );
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
    const { memberships, maxStages, clock } = this.options;
    const before = await memberships.arnsOf(pipelines.map(({ id }) => id));
    const growing = pipelines.map(pipeline =>
      beginOf(pipeline, before.get(pipeline.id) ?? []),
    );
    const ids = new Map<string, number>();
    for (let depth = 0; depth <= this.options.maxDepth; depth++) {
      for (const pipeline of growing) {
        await this.admit(pipeline);
        cut(pipeline, maxStages);
      }
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
    const now = clock();
    await memberships.replace(
      growing.map(pipeline => ({
        id: pipeline.id,
        epoch: pipeline.epoch,
        members: membersOf(pipeline, ids),
        problems: pipeline.problems,
        nextResolveAt: this.mayRefuse ? now + ASK_AGAIN_AFTER : undefined,
      })),
    );
  }

  /** Leaves out of the newest stages those that a pipeline may not have. */
  private async admit(pipeline: Growing): Promise<void> {
    const { sources } = this.options;
    for (const source of sources.sources) {
      const asked = pipeline.newest.filter(
        ({ stage }) => sources.sourceOf(stage.kind) === source,
      );
      const refusals =
        asked.length === 0
          ? undefined
          : await source.refusals?.(
              asked.map(({ stage }) => stage),
              pipeline.owner,
            );
      refusals?.forEach(refusal => refuse(pipeline, refusal));
    }
  }

  private get mayRefuse(): boolean {
    return this.options.sources.sources.some(({ refusals }) => refusals);
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
    const links = await this.options.links.ofStages(
      [...arns].flatMap(arn => ids.get(arn) ?? []),
    );
    return new Map(
      [...arns].map(arn => [arn, links.get(ids.get(arn) ?? -1) ?? []]),
    );
  }
}

function beginOf(
  { id, epoch, owner, declaration, found }: UnresolvedPipeline,
  before: readonly string[],
): Growing {
  const tagged = Object.keys(declaration.tags).length > 0;
  const members = declaredMembers([
    ...declaration.stages,
    ...(tagged ? found.stages : []),
  ]);
  return {
    id,
    epoch,
    owner,
    links: declaration.links ?? [],
    before: new Set(before),
    problems: [],
    members,
    newest: members,
  };
}

function refuse(
  pipeline: Growing,
  { stage, reason, sentence, uncertain }: StageRefusal,
): void {
  const member = pipeline.newest.find(it => it.stage.arn === stage);
  if (!member || (uncertain && pipeline.before.has(stage))) {
    return;
  }
  without(pipeline, new Set([member]));
  if (member.origin === 'declared') {
    pipeline.problems.push({
      key: ANNOTATION_AWS_ARNS,
      ...say('declared.refused', {
        name: member.stage.name,
        why: { message: reason, sentence },
      }),
    });
  }
}

/** Keeps the number of stages within bounds: those nearest to what is declared stay. */
function cut(pipeline: Growing, most: number): void {
  const tooMany = pipeline.members.slice(most);
  if (tooMany.length === 0) {
    return;
  }
  const problem = {
    key: ANNOTATION_AWS_ARNS,
    ...say('declared.too-many', { most }),
  };
  if (!pipeline.problems.some(({ message }) => message === problem.message)) {
    pipeline.problems.push(problem);
  }
  without(pipeline, new Set(tooMany));
}

function without(pipeline: Growing, gone: ReadonlySet<FoundMember>): void {
  const stays = (member: FoundMember) => !gone.has(member);
  pipeline.members = pipeline.members.filter(stays);
  pipeline.newest = pipeline.newest.filter(stays);
}

function grow(
  pipeline: Growing,
  further: boolean,
  links: ReadonlyMap<string, readonly DiscoveredLink[]>,
  identify: (arn: string, of: StageRef) => StageRef | undefined,
): void {
  const known = new Set(pipeline.members.map(({ stage }) => stage.arn));
  pipeline.newest = further
    ? neighboursOf(
        pipeline.newest,
        withDeclared(links, pipeline.links),
        known,
        identify,
      )
    : [];
  pipeline.members = [...pipeline.members, ...pipeline.newest];
}

function membersOf(
  pipeline: Growing,
  ids: ReadonlyMap<string, number>,
): Member[] {
  return pipeline.members.flatMap(({ stage, direction, ...member }) => {
    const stageId = ids.get(stage.arn);
    return stageId === undefined ? [] : [{ stageId, ...member }];
  });
}
