/*
 * How a kind of stage is made.
 *
 * Everything special to one kind lives in one folder, `stages/<kind>/`, and one
 * line of `registry.ts` names it. No kind knows another kind's folder: what it
 * must know of a neighbour it reads from that neighbour's facts, and checks the
 * type of what it finds there.
 *
 *   stages/sqs-queue/
 *     index.ts           the AwsStageKind: puts the parts together
 *     SqsQueueInventory  the type of the stage's configuration and facts
 *     describe.ts        the only file that asks AWS; it turns the answers into an inventory, links, samples and runs
 *     series.ts          which metrics there are, and where CloudWatch keeps them
 *     thresholds.ts      the default lines
 *     checks/            one pure rule a file
 *
 * The types of the SDK stay in `describe.ts` and what it alone calls.
 */
import { JsonObject } from '@backstage/types';
import {
  DiscoveredLink,
  StageDescription,
  StageKind,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from './access';
import { MetricQuery } from './cloudwatch';

/**
 * A kind of stage that AWS has.
 */
export interface AwsStageKind<
  TInventory extends JsonObject = JsonObject,
  TThreshold extends string = string,
> {
  /** Everything pure: identification, series, thresholds, checks, loss clock. */
  readonly kind: StageKind<TInventory, TThreshold>;
  /**
   * Asks for the configuration and facts of one stage. Throws when the stage
   * itself cannot be read; see `askAside` for questions about its sides.
   */
  describe(
    stage: StageRef,
    access: AwsAccess,
  ): Promise<StageDescription<TInventory>>;
  /**
   * Where CloudWatch keeps the metrics of `kind.series(inventory)`, by our name
   * of the metric. A series without a query only gets samples from `describe`.
   */
  queries(
    stage: StageRef,
    inventory: TInventory,
  ): { [metric: string]: MetricQuery };
  /** How stages of this kind are found from stages of others that do not know them. */
  readonly neighbours?: NeighbourSearch;
  readonly permissions: StagePermissions;
  readonly tagging: StageTagging;
}

/**
 * Links between stages of one kind and stages of others, where only the former
 * can be asked for them: a queue does not know who reads it. Whoever describes
 * the latter asks this too, so that no kind must know another.
 */
export interface NeighbourSearch {
  /** The kinds at the other end: `sqs-queue`. */
  of: string[];
  /** What is asked, for a sentence: `which Lambda functions read it`. */
  what: string;
  /** The relation of the links that it finds: `event-source`. */
  relation: string;
  /** Actions that asking needs, which IAM cannot restrict to a resource. */
  everywhere: string[];
  find(stage: StageRef, access: AwsAccess): Promise<DiscoveredLink[]>;
}

/**
 * The least that IAM must allow for a kind to be read.
 */
export interface StagePermissions {
  /** Actions on the stage itself: `sqs:GetQueueAttributes`. */
  stage: string[];
  /** The ARNs that those actions are allowed on; the stage's own when absent. */
  resources?(stage: StageRef): string[];
  /** Actions that IAM cannot restrict to a resource. */
  everywhere?: string[];
}

/**
 * How stages of a kind are found by their tags.
 */
export interface StageTagging {
  /** The filter of the tagging API: `sqs`, `firehose:deliverystream`. */
  resourceType: string;
  /**
   * Every resource of the kind with its tags, for accounts where the tagging
   * API may not be asked.
   */
  list?(access: AwsAccess): Promise<TaggedResource[]>;
}

/**
 * A resource and its tags.
 */
export interface TaggedResource {
  arn: string;
  tags: { [key: string]: string };
}
