import {
  Claim,
  Evidence,
  Finding,
  Fix,
  Link,
  MessageValue,
  RenderMessage,
  SeriesThreshold,
  Severity,
  Templates,
  Unit,
} from '@pipeline-health/plugin-pipeline-health-common';
import { JsonObject } from '@backstage/types';
import { StageFacts } from './StageFacts';
import { StageRef } from './StageRef';

/**
 * A threshold of a kind: what is compared, how, and where the lines are by default.
 *
 * @public
 */
export interface ThresholdDefinition extends SeriesThreshold {
  /** What a person calls it: `Silence of the consumer`. */
  title: string;
  unit: Unit;
  /** What is judged and why the lines are where they are, in one sentence. */
  description: string;
}

/**
 * The lines in force for one stage, by the names of its kind's thresholds.
 * A line that is absent is switched off.
 *
 * @public
 */
export type Thresholds<TName extends string = string> = {
  [name in TName]: { warning?: number; critical?: number };
};

/**
 * A stage at the other end of a link.
 *
 * @public
 */
export interface Neighbour {
  /** Whether data flows from the neighbour to the stage or from the stage to it. */
  direction: 'upstream' | 'downstream';
  relation: Link['relation'];
  facts: StageFacts;
}

/**
 * Everything that a check may look at.
 *
 * @public
 */
export interface CheckContext<
  TInventory extends JsonObject = JsonObject,
  TThreshold extends string = string,
> extends StageFacts<TInventory> {
  neighbours: Neighbour[];
  thresholds: Thresholds<TThreshold>;
  /**
   * What the last assessment found on the stage, by the id of the check. A
   * finding ends when its opposite was seen: what is no longer known does not
   * end it.
   */
  previous: { [checkId: string]: Finding };
  /**
   * When a person last acknowledged what a check of this kind found on the
   * stage, by the id of the check, in epoch milliseconds. Losses until then
   * need not be told any more.
   */
  acknowledgedAt: { [checkId: string]: number };
  /** Epoch milliseconds. */
  now: number;
}

/**
 * A figure that a check counts for itself.
 *
 * @public
 */
export interface CountedFigure {
  /** The key of the evidence that holds it. */
  evidence: string;
  title: string;
  /** Whether it counts runs of the stage, which tell its course. */
  ofRuns?: true;
}

/**
 * A finding before the evaluation gives it its stage, its words and its time.
 *
 * @public
 */
export interface FindingDraft {
  severity: Severity;
  /** When it differs from the check's. */
  claim?: Claim;
  /** Which variant of the check's templates says it. */
  variant?: string;
  /** The named values of the check's templates. */
  values?: { [name: string]: MessageValue };
  evidence?: Evidence;
  /** The remedy as changes to copy, with the real names. */
  fixes?: Fix[];
  /** Epoch milliseconds; when the trouble began by its evidence. */
  onsetAt?: number;
}

/**
 * Where the causes of a finding may lie.
 *
 * @public
 */
export interface Explanation {
  /** What a finding upstream must claim to explain it. */
  upstream?: readonly Claim[];
  /** What a finding on the stages to which data goes next must claim to explain it. */
  downstream?: readonly Claim[];
  /** The relations of the stage's links over which it may lie; all that carry data when absent. */
  via?: readonly string[];
}

/**
 * A pure rule with its words.
 *
 * @public
 */
export interface Check<
  TInventory extends JsonObject = JsonObject,
  TThreshold extends string = string,
> {
  /** The second half of the finding's id: `dead-letters`. */
  id: string;
  /** What a person calls it: `Dead letters`. */
  title: string;
  /** What it looks for and why that matters, in one or two sentences. */
  description: string;
  claim: Claim;
  /**
   * The ids of checks of the same kind that tell of the same trouble: when both
   * find something on a stage, theirs becomes a part of this one's finding. Of
   * two that cover each other the first of the kind stays.
   */
  covers?: readonly string[];
  /**
   * Whether what it finds may be the cause of what is found on other stages. By
   * default an own fault is that of what is no more severe, and whatever else
   * keeps data from flowing that of anything. An own fault explains `worse` as
   * well when a little of it does much harm further on, as one call that fails in
   * ten fills a dead-letter queue. What slows nobody explains `nothing`.
   */
  explains?: 'worse' | 'nothing';
  /**
   * Where its own causes may lie, beside where its claim says: of a refusal
   * downstream in an own fault or a refusal; of a backlog downstream in whatever
   * does not take the data; of starvation upstream, at any distance, in whatever
   * stopped. An own fault has no cause but itself.
   */
  explainedBy?: Explanation;
  /**
   * True when it tells of data that is lost. What it finds is written to the
   * history, and it goes on finding it until a person acknowledges it.
   */
  loss?: true;
  /** The metric of the stage that it judges: the figure to show when it finds something, and the chart to look at first. */
  metric?: string;
  /** The number of its evidence that is that figure instead, and what a person calls it: `Failed runs in a row`. */
  figure?: CountedFigure;
  /**
   * Its templates: `title` and `remedy`, with variants and plurals as i18next
   * has them, such as `title_losing_one`.
   */
  messages: Templates;
  /** Called only when the stage has an inventory. */
  run(
    context: CheckContext<TInventory, TThreshold> & { inventory: TInventory },
  ): FindingDraft | undefined;
}

/**
 * A finding before the evaluation gives it its time.
 *
 * @public
 */
export type UndatedFinding = Omit<Finding, 'since'>;

/**
 * The finding that a draft of a check becomes.
 *
 * @public
 */
export function findingOf(
  draft: FindingDraft,
  check: Pick<Check, 'id' | 'claim'>,
  stage: Pick<StageRef, 'arn' | 'kind'>,
  render: RenderMessage,
): UndatedFinding {
  const { severity, claim = check.claim, variant, values = {} } = draft;
  const message = {
    key: `${stage.kind}.${check.id}`,
    ...(variant !== undefined && { variant }),
    values,
  };
  return {
    id: `${stage.kind}/${check.id}`,
    stage: stage.arn,
    severity,
    claim,
    title: render(message, 'title'),
    evidence: draft.evidence ?? {},
    remedy: render(message, 'remedy'),
    ...(draft.fixes?.length && { fixes: draft.fixes }),
    message,
    ...(draft.onsetAt !== undefined && {
      onsetAt: new Date(draft.onsetAt).toISOString(),
    }),
  };
}
