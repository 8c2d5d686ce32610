import { Health } from './health';
import { PipelineObjective } from './objective';
import { Pipeline } from './pipeline';

/**
 * A pipeline in some figures, for whoever counts and compares: what is not known
 * is absent, and never zero.
 *
 * @public
 */
export interface PipelineFigures {
  health?: Exclude<Health, 'unknown'>;
  /** At least so many, while not all of its stages can be asked. */
  openIncidents?: number;
  /** Messages in dead-letter queues; at least so many, while not all of its stages can be asked. */
  deadLetters?: number;
  /** 0–100 */
  postureScore?: number;
  /** The share of the error budget that is left, of the objective with the least: 1 when nothing was bad, below 0 when it is overspent. */
  errorBudgetLeft?: number;
}

/**
 * The figures of a pipeline, and of what it is held to.
 *
 * @public
 */
export function figuresOf(
  pipeline: Pipeline,
  objectives: readonly Pick<PipelineObjective, 'budgetLeft'>[],
): PipelineFigures {
  const { health, openIncidents, posture, readings, stages, stale } = pipeline;
  const isWhole =
    health !== 'unknown' && stages.every(stage => stage.health !== 'unknown');
  // Nothing is only known to be nothing when all could be asked.
  const counted = (count: number | undefined) =>
    isWhole || count ? count : undefined;
  return {
    health: health === 'unknown' ? undefined : health,
    openIncidents: counted(openIncidents?.length),
    deadLetters: stale ? undefined : counted(readings.deadLetterMessages),
    postureScore: posture?.score,
    errorBudgetLeft: leastOf(objectives.map(it => it.budgetLeft)),
  };
}

/** Undefined where there is none, or one of them is not known. */
function leastOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter(value => value !== undefined);
  return known.length && known.length === values.length
    ? Math.min(...known)
    : undefined;
}
