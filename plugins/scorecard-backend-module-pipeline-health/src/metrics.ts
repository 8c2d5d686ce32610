import {
  Health,
  PipelineFigures,
} from '@pipeline-health/plugin-pipeline-health-common';
import { ThresholdConfig } from '@red-hat-developer-hub/backstage-plugin-scorecard-common';

/** A metric of a scorecard, and the rules by which it is rated unless configured otherwise. */
export interface PipelineMetric {
  /** Behind `pipelineHealth.`. */
  name: string;
  title: string;
  description: string;
  thresholds: ThresholdConfig;
  /** Whether the objectives must be asked for. */
  isOfObjectives?: true;
  /** Undefined for what is not known. */
  valueOf(figures: PipelineFigures): number | undefined;
}

const SEVERITIES: { [health in Exclude<Health, 'unknown'>]: number } = {
  healthy: 0,
  warning: 1,
  critical: 2,
};

/** Scorecards know numbers only. */
export const METRICS: PipelineMetric[] = [
  {
    name: 'health',
    title: 'Pipeline health',
    description:
      '0 when the pipeline is healthy, 1 for a warning, 2 when it is critical',
    thresholds: rated('<1', '<2', '>=2'),
    valueOf: ({ health }) => health && SEVERITIES[health],
  },
  {
    name: 'open_incidents',
    title: 'Open incidents',
    description: 'Incidents of the pipeline that are not over',
    thresholds: rated('<1', '<2', '>=2'),
    valueOf: ({ openIncidents }) => openIncidents,
  },
  {
    name: 'dead_letters',
    title: 'Dead letters',
    description: 'Messages in the dead-letter queues of the pipeline',
    thresholds: rated('<1', '<2', '>=2'),
    valueOf: ({ deadLetters }) => deadLetters,
  },
  {
    name: 'posture_score',
    title: 'Posture',
    description:
      'The share of the advice on the pipeline that is followed, of 100',
    thresholds: rated('>=90', '>=70', '<70'),
    valueOf: ({ postureScore }) => postureScore,
  },
  {
    name: 'error_budget_left',
    title: 'Error budget left',
    description:
      'The share of the error budget of the last four weeks that is left, in percent, of the objective with the least; below 0 when it is overspent',
    thresholds: rated('>25', '>0', '<=0'),
    isOfObjectives: true,
    valueOf: ({ errorBudgetLeft }) =>
      errorBudgetLeft === undefined
        ? undefined
        : Math.round(errorBudgetLeft * 1000) / 10,
  },
];

function rated(
  success: string,
  warning: string,
  error: string,
): ThresholdConfig {
  return {
    rules: [
      { key: 'success', expression: success },
      { key: 'warning', expression: warning },
      { key: 'error', expression: error },
    ],
  };
}
