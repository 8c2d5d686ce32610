import { JsonObject } from '@backstage/types';
import type { ActionContext } from './StageAction';

/**
 * That an action is done to a stage without a person, as the site wants it.
 *
 * @public
 */
export interface UnattendedRule<TInput extends JsonObject = JsonObject> {
  /** The ARN of the stage. */
  stage: string;
  input: TInput;
  /** For so many milliseconds all must speak for it, without interruption. */
  after: number;
  /** More often it is not done within 24 hours. */
  perDay: number;
  /** Also while people work on it: in a maintenance window of a pipeline with the stage, or while an incident of one is snoozed or held. */
  whileWorkedOn?: boolean;
}

/**
 * When an action may be done without a person.
 *
 * @public
 */
export interface UnattendedAction<
  TInput extends JsonObject = JsonObject,
  TInventory extends JsonObject = JsonObject,
> {
  /** For which stages the site wants it; none by default. */
  rulesOf(settings: JsonObject): readonly UnattendedRule<TInput>[];
  /**
   * Whether all speaks for it at this moment, by what is known and without
   * asking; asked every minute. Its preflight comes on top: a red line stands.
   */
  isDue(context: ActionContext<TInventory>): boolean;
}
