/*
 * How a kind of stage is made.
 *
 * Everything special to one kind lives in one folder, `stages/<kind>/`, and one
 * line of `registry.ts` names it. No kind knows another kind's folder: what it
 * must know of a neighbour it reads from that neighbour's facts, and checks the
 * type of what it finds there. What the kinds of one family share lies in
 * `stages/glue/` and `stages/redshift/`.
 *
 *   stages/sqs-queue/
 *     index.ts           everything that the kind is and says, in one place
 *     SqsQueueInventory  the type of the stage's configuration and facts
 *     describe.ts        the only file that asks AWS; it turns the answers into an inventory, links, samples and runs
 *     metrics.ts         one row a metric
 *     thresholds.ts      the default lines
 *     checks/            the pure rules with their words
 *
 * The types of the SDK stay in `describe.ts` and what it alone calls.
 */
import { JsonObject } from '@backstage/types';
import type { ParsedArn } from '@pipeline-health/plugin-pipeline-health-common';
import {
  DiscoveredLink,
  FromInventory,
  Metric,
  StageDescription,
  StageKind,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  alarmCoverage,
  ALARMS,
  AlarmWorthHaving,
  AwsAccess,
  heardAlarms,
  StageMetrics,
} from './access';
import { ArnForm, identifyBy } from './ArnForm';
import { EventForm } from './events/EventForm';

type Dimensions = { [name: string]: string };

/**
 * A metric with the place where CloudWatch keeps it.
 */
export interface AwsMetric<TInventory extends JsonObject = JsonObject>
  extends Metric<TInventory> {
  /** Its name in CloudWatch; absent when only descriptions feed it. */
  name?: FromInventory<TInventory, string>;
  /** When it is not the kind's. */
  namespace?: string;
  /** When they are not the kind's; `part` is one of the row's parts. */
  dimensions?(
    stage: StageRef,
    inventory: TInventory,
    part: string | undefined,
  ): Dimensions;
  /** What a value is multiplied by to be in our unit: 0.001 for milliseconds, 0.01 for percent. */
  scale?: number;
}

/**
 * A kind of stage that AWS has.
 */
export interface AwsStageKind<
  TInventory extends JsonObject = JsonObject,
  TThreshold extends string = string,
> extends StageKind<TInventory, TThreshold> {
  readonly metrics: readonly AwsMetric<TInventory>[];
  /** Where CloudWatch keeps the metrics of a stage; the dimensions are the exact set. Absent when it keeps none. */
  readonly cloudwatch?: StageMetrics<TInventory>;
  /** The first row that is for a stage says which alarms are worth having; the inventory then keeps the alarms on the stage as `alarms`. */
  readonly alarms?: readonly AlarmWorthHaving<TInventory, TThreshold>[];
  /**
   * Asks for the configuration and facts of one stage. Throws when the stage
   * itself cannot be read; `ask` asks for its sides.
   */
  describe(
    stage: StageRef,
    access: AwsAccess,
  ): Promise<StageDescription<TInventory>>;
  /** What EventBridge tells of its stages, beside the alarms on them. */
  readonly events?: readonly EventForm[];
  /** How stages of this kind are found from stages of others that do not know them. */
  readonly neighbours?: NeighbourSearch;
  readonly permissions: StagePermissions;
  readonly tagging: StageTagging;
}

/**
 * Completes what a kind says of itself: an ARN form identifies its stages, and
 * the alarms worth having are checked for.
 */
export function awsKind<
  TInventory extends JsonObject,
  TThreshold extends string,
>({
  arn,
  ...kind
}: Omit<AwsStageKind<TInventory, TThreshold>, 'identify'> & {
  /** What its ARNs look like. */
  arn: ArnForm | ((arn: ParsedArn) => string | undefined);
}): AwsStageKind<TInventory, TThreshold> {
  return {
    ...kind,
    ...(typeof arn === 'function'
      ? { identify: arn }
      : {
          identify: identifyBy(arn),
          arns: { service: arn.service, resource: arn.resource },
        }),
    ...(kind.alarms &&
      kind.cloudwatch && {
        checks: [
          ...kind.checks,
          alarmCoverage<TInventory, TThreshold>(kind.alarms, kind.cloudwatch),
        ],
        sides: { ...kind.sides, alarms: ALARMS },
        alarmsOf: heardAlarms,
      }),
  };
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
  /**
   * How all resources of the kind are found, those that never had a tag
   * included; absent for kinds that are found where others lead to them.
   */
  all?: {
    /** Their ARNs. */
    list(access: AwsAccess): Promise<string[]>;
    /** The action that this needs, which IAM cannot restrict to a resource. */
    action: string;
  };
}

/**
 * A resource and its tags.
 */
export interface TaggedResource {
  arn: string;
  tags: { [key: string]: string };
}
