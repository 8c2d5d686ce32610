import {
  Finding,
  Health,
  KeyFigure,
  LossTimes,
  Reading,
  SummaryReadings,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Tier } from '@pipeline-health/plugin-pipeline-health-node';
import { CountedLoss } from './lossTimes';

/** What the evaluation says of one stage. */
export interface StageAssessment {
  health: Health;
  /** The ARN of the stage whose fault explains this stage's health, up or down the flow. */
  consequenceOf?: string;
  /** Collected and derived readings. */
  readings: { [metric: string]: Reading };
  loss?: CountedLoss;
  /** From when on its kind wants the samples of a metric, in epoch milliseconds. */
  lookback: { [metric: string]: number };
  /** How closely the stage deserves to be watched. */
  tier: Tier;
}

/** What the evaluation says of a pipeline. */
export interface PipelineAssessment extends LossTimes {
  health: Health;
  /** What to look at first, first. */
  findings: Finding[];
  /** The first finding that is not a mere consequence, unless the pipeline is healthy. */
  reason?: Finding;
  readings: SummaryReadings;
  /** ISO 8601; the oldest of the newest descriptions of the stages. */
  collectedAt?: string;
  /**
   * Epoch milliseconds from which on this assessment is too old to believe,
   * unless the pipeline was evaluated again meanwhile.
   */
  staleAfter: number;
  /** The one number of the pipeline's row; its metric is also that of the sparkline. */
  keyFigure?: KeyFigure;
  /** What was found of data that is lost; it is written to the history. */
  losses: Finding[];
  /** Findings of before on stages that cannot be judged now: they have not ended. */
  remembered: Finding[];
  /** By ARN. */
  stages: Map<string, StageAssessment>;
}
