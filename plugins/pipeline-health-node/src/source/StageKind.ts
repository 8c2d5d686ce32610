import {
  ArnsOfKind,
  Finding,
  Heard,
  Message,
  Reading,
  Run,
  SeriesThreshold,
  StagePlaces,
  SummaryReadings,
  Templates,
  Unit,
} from '@pipeline-health/plugin-pipeline-health-common';
import type { ParsedArn } from '@pipeline-health/plugin-pipeline-health-common';
import { JsonObject, JsonValue } from '@backstage/types';
import { Check, CheckContext, ThresholdDefinition } from './Check';
import { Cost } from './Cost';
import { couldNotAsk } from './couldNotAsk';
import { LossClock } from './LossClock';
import { Measures } from './Measures';
import { Metric, Tier } from './Metric';
import { StageRef } from './StageRef';

/**
 * A question about a side of a stage, whose answer the inventory keeps as
 * `Asked`. When it was not answered, one finding says so.
 *
 * @public
 */
export interface Side {
  /** What is asked for, after "Could not ask for": `its runs, so whether they fail`. */
  what: string;
  /** `unknown` when the health of the stage depends on the answer. */
  severity: 'unknown' | 'info';
  /** What to do when it may not be asked, beyond allowing the action. */
  remedy?: string;
}

/**
 * What a person calls a fact of the inventory, and what it counts.
 *
 * @public
 */
export interface InventoryFact {
  title: string;
  unit?: Unit;
}

/**
 * The one number of a stage that its row shows.
 *
 * @public
 */
export interface KeyFigureChoice {
  metric: string;
  value: number;
  unit: Unit;
  /** What it should be. */
  expected?: number;
}

/**
 * An alarm on a stage.
 *
 * @public
 */
export interface StageAlarmHeard {
  name: string;
  heard: Heard;
  /** Whom it reaches: `topic pager (email)`. */
  to: readonly string[];
  /** Why it may reach nobody, by the templates `told.alarm.<code>`. */
  silences: readonly { code: string; of: string }[];
}

/**
 * What lies at the end of a link that leads to no further station of the data:
 * what changes the data on its way onward, or where a copy of it is kept.
 *
 * @public
 */
export type SideRelation = 'transform' | 'copy';

/**
 * The names of the metrics that tell what a link carries.
 *
 * @public
 */
export interface LinkFigures {
  /** How much of it: a count, published for each minute. */
  throughput?: string;
  /** How late it is. */
  lag?: string;
}

/**
 * Everything pure that is special to one kind of stage, and all its words.
 *
 * @public
 */
export interface StageKind<
  TInventory extends JsonObject = JsonObject,
  TThreshold extends string = string,
> {
  /** `sqs-queue` */
  readonly kind: string;
  /** What a person calls it: `SQS queue`. */
  readonly title: string;
  /** How its ARNs are told from others before anybody asks for them. */
  readonly arns?: ArnsOfKind;
  /** In the order in which a person wants to see them. */
  readonly metrics: readonly Metric<TInventory>[];
  readonly thresholds: { [name in TThreshold]: ThresholdDefinition };
  /** In the order in which their findings explain a stage when equally severe. */
  readonly checks: readonly Check<TInventory, TThreshold>[];
  /** The keys of the inventory that hold answers to questions which may fail by themselves. */
  readonly sides?: { readonly [key: string]: Side };
  /** What a person calls the links that stages of this kind tell of: `dead letters`. */
  readonly relations?: { readonly [relation: string]: string };
  /**
   * Those of its relations that carry only what failed: what lies at their end
   * is there because the stage at their start, or who should take its data, failed.
   */
  readonly failureRelations?: readonly string[];
  /** Those of its relations that lead to no further station of the data. */
  readonly sideRelations?: { readonly [relation: string]: SideRelation };
  /** Which metrics of its stages tell what their links carry. */
  readonly linkFigures?: { readonly [relation: string]: LinkFigures };
  /** What a person calls the facts of the inventory, by their keys, in the order to show. */
  readonly inventory: { readonly [key: string]: InventoryFact };
  /** The keys of the inventory that people set. What changed of them stands beside the onset of trouble. */
  readonly settings?: readonly (keyof TInventory & string)[];
  /** What people set of the parts of a stage, each by a name that is the same in the next description. */
  settingsOfParts?(inventory: TInventory): { [name: string]: JsonValue };
  /** The key of the inventory that tells, in ISO 8601, when something was last set. */
  readonly settingsChangedAt?: keyof TInventory & string;
  /** What is billed of its stages. */
  readonly costs?: readonly Cost<TInventory>[];
  /** How old its data is and how much of it arrives, for the objectives of pipelines. */
  readonly measures?: Measures<TInventory>;
  /**
   * What an error of its runs means, by its templates; undefined for one that
   * nobody knows. Where the error is in words of the kind itself, what these are made of.
   */
  meaningOf?(error: string, run: Run): Message | undefined;
  /** Templates that several checks use as parts of their sentences, by their whole keys. */
  readonly messages?: Templates;
  /** The name of the resource, or undefined when the ARN is of another kind. Throws when it is malformed. */
  identify(arn: ParsedArn): string | undefined;
  /** Which threshold draws the lines of a metric's chart. */
  readonly chartThresholds: { readonly [metric: string]: TThreshold };
  /**
   * The lines of charts for which it matters how the stage is set up; an
   * undefined one says that the metric of this stage is not judged. It counts
   * before `chartThresholds`.
   */
  chartLines?(
    stage: Pick<CheckContext<TInventory, TThreshold>, 'thresholds'> & {
      inventory: TInventory;
    },
  ): { [metric: string]: SeriesThreshold | undefined };
  /** Readings that follow from others, such as 0 for the missing age of an empty queue. */
  deriveReadings?(context: CheckContext<TInventory, TThreshold>): {
    [metric: string]: Reading;
  };
  /** What this stage adds to its pipeline's row; the worst stage's value is shown. */
  summarize?(context: CheckContext<TInventory, TThreshold>): SummaryReadings;
  /**
   * The number to show of this stage in its pipeline's row, where it is neither
   * the metric of the finding's check nor the first key metric with a current
   * reading.
   */
  keyFigure?(
    context: CheckContext<TInventory, TThreshold>,
    finding: Pick<Finding, 'id'> | undefined,
  ): KeyFigureChoice | undefined;
  /** When the first data of this stage may expire unread; undefined when none can. */
  lossClock?(
    context: CheckContext<TInventory, TThreshold>,
  ): LossClock | undefined;
  /**
   * From when on the checks, of this stage or of its neighbours, need the
   * samples of a metric of this stage, in epoch milliseconds, if the last three
   * hours are not enough. What was never asked is fetched. Costly: for a stage
   * in trouble only.
   */
  lookback?(context: CheckContext<TInventory, TThreshold>): {
    [metric: string]: number;
  };
  /** Where a person goes on with a stage outside of the portal. */
  places?(stage: StageRef, inventory: TInventory): StagePlaces;
  /** Where a person goes on with one of its runs. */
  runPlaces?(stage: StageRef, inventory: TInventory, run: Run): StagePlaces;
  /**
   * The alarms on a stage that should have one, with who hears each; undefined
   * when they are not known.
   */
  alarmsOf?(inventory: TInventory): readonly StageAlarmHeard[] | undefined;
  /** When the next runs are due by what starts them, soonest first, in epoch milliseconds; those that are known. */
  nextRuns?(stage: { inventory: TInventory; now: number }): readonly number[];
  /** How closely the stage deserves to be watched, whatever its health; warm when absent. */
  tier?(context: CheckContext<TInventory, TThreshold>): Tier;
}

/**
 * The key of the template that says how the quantity of a cost follows.
 *
 * @public
 */
export function costKey(kind: string, id: string): string {
  return `${kind}.cost.${id}`;
}

/**
 * The key of the template that is the name of a kind.
 *
 * @public
 */
export function kindKey(kind: string): string {
  return `kind.${kind}`;
}

/**
 * All templates of a kind's checks and costs, and its name, by their whole keys:
 * `sqs-queue.dead-letters.title`.
 *
 * @public
 */
export function templatesOf<
  TInventory extends JsonObject,
  TThreshold extends string,
>(kind: StageKind<TInventory, TThreshold>): Templates {
  return Object.fromEntries([
    [kindKey(kind.kind), kind.title],
    ...checksOf(kind).flatMap(({ id, messages }) =>
      Object.entries(messages).map(([name, template]) => [
        `${kind.kind}.${id}.${name}`,
        template,
      ]),
    ),
    ...(kind.costs ?? []).map(({ id, formula }) => [
      costKey(kind.kind, id),
      formula,
    ]),
    ...Object.entries(kind.messages ?? {}),
  ]);
}

/**
 * The checks of a kind, with the one that tells which of its sides could not be
 * asked for.
 *
 * @public
 */
export function checksOf<
  TInventory extends JsonObject,
  TThreshold extends string,
>(
  kind: StageKind<TInventory, TThreshold>,
): readonly Check<TInventory, TThreshold>[] {
  return kind.sides ? [...kind.checks, couldNotAsk(kind.sides)] : kind.checks;
}
