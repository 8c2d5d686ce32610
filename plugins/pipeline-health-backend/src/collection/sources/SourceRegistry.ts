import {
  abridge,
  parseArn,
  ParsedArn,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  PipelineHealthSourcesExtensionPoint,
  PipelineSource,
  Shard,
  StageKind,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';

/** The longest ARN that is stored. */
const ARN_MAX_LENGTH = 600;

/** All sources, and what kinds of stages they know. */
export class SourceRegistry implements PipelineHealthSourcesExtensionPoint {
  readonly kinds: ReadonlyMap<string, StageKind>;
  private readonly kindsByName = new Map<string, StageKind>();
  private readonly sourcesById = new Map<string, PipelineSource>();
  private readonly sourcesByKind = new Map<string, PipelineSource>();

  constructor() {
    this.kinds = this.kindsByName;
  }

  get sources(): readonly PipelineSource[] {
    return [...this.sourcesById.values()];
  }

  addSource(source: PipelineSource): void {
    if (this.sourcesById.has(source.id)) {
      throw new Error(`There is a source '${source.id}' already`);
    }
    for (const { kind } of source.kinds) {
      const other = this.sourcesByKind.get(kind);
      if (other) {
        throw new Error(
          `The source '${source.id}' adds the kind '${kind}', which the source '${other.id}' has already`,
        );
      }
    }
    this.checkActions(source);
    this.sourcesById.set(source.id, source);
    for (const kind of source.kinds) {
      this.sourcesByKind.set(kind.kind, source);
      this.kindsByName.set(kind.kind, kind);
    }
  }

  /** Actions of one id are for kinds of their own: which one is meant follows from the stage. */
  private checkActions(source: PipelineSource): void {
    const known = this.sources.flatMap(({ actions = [] }) => actions);
    for (const [index, action] of (source.actions ?? []).entries()) {
      const others = [...known, ...(source.actions ?? []).slice(0, index)];
      const kind = action.stageKinds.find(each =>
        others.some(
          other => other.id === action.id && other.stageKinds.includes(each),
        ),
      );
      if (kind) {
        throw new Error(
          `The source '${source.id}' adds the action '${action.id}' for the kind '${kind}', which has it already`,
        );
      }
    }
  }

  /** The source that knows a kind. */
  sourceOf(kind: string): PipelineSource | undefined {
    return this.sourcesByKind.get(kind);
  }

  /**
   * The stage that an ARN names; undefined when it is of no known kind. Throws
   * an `Error` that says what is wrong with a malformed ARN. The ARNs of some
   * services name no account or region: then it is taken from `fallback`.
   */
  identify(arn: ParsedArn, fallback: Shard): StageRef | undefined {
    if (arn.arn.length > ARN_MAX_LENGTH) {
      throw new Error(
        `ARN '${abridge(arn.arn)}' has ${
          arn.arn.length
        } characters; expected at most ${ARN_MAX_LENGTH}`,
      );
    }
    for (const kind of this.kinds.values()) {
      const name = kind.identify(arn);
      if (name !== undefined) {
        return {
          arn: arn.arn,
          kind: kind.kind,
          name,
          account: arn.account || fallback.account,
          region: arn.region || fallback.region,
        };
      }
    }
    return undefined;
  }

  /** The stage at the other end of a link; undefined when it is none that we know. */
  identifyNeighbour(text: string, of: Shard): StageRef | undefined {
    try {
      return this.identify(parseArn(text), of);
    } catch {
      // Configuration may name what it likes; only annotations are complained about.
      return undefined;
    }
  }
}
