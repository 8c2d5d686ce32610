import { DiscoveredLink } from './StageDescription';
import { Shard, StageRef } from './StageRef';

/**
 * A resource of a known kind, with its tags.
 *
 * @public
 */
export interface TaggedStage extends StageRef {
  tags: { [key: string]: string };
}

/**
 * What there is in one account and region.
 *
 * @public
 */
export interface ListedStages {
  stages: TaggedStage[];
  /** What could not be asked for; without any, what is not listed is not there. */
  problems: Error[];
}

/**
 * Looks for resources that nobody has named, and for what their configuration
 * leads to. Like a source it answers or throws: an empty answer means that it
 * asked and there is nothing.
 *
 * @public
 */
export interface StageFinder {
  /**
   * Where it looks: the configured accounts in the configured regions. An empty
   * account is the one of the main credentials. Throws where none is configured.
   */
  shards(): Shard[];
  /**
   * Every resource of a known kind in an account and region that has tags or
   * had some, and those that never had any where `untagged` asks for them.
   * Throws when the account cannot be asked.
   */
  list(shard: Shard, options: { untagged: boolean }): Promise<ListedStages>;
  /**
   * Where the configuration of a stage leads; undefined when there is no such
   * stage any more. Both ends of a link are whole resources: a bucket, not a folder.
   */
  follow(stage: StageRef): Promise<DiscoveredLink[] | undefined>;
  /** The stage that an ARN names, beside another; undefined when it is of no known kind. */
  identify(arn: string, beside: Shard): StageRef | undefined;
}
