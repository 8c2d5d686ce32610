import {
  Health,
  PipelineObjective,
} from '@pipeline-health/plugin-pipeline-health-common';

/** How bad it is that an error budget is where it is: what burns as it is told, and what is spent. */
export function budgetHealth({
  budgetLeft = 1,
  burnRates,
}: Pick<PipelineObjective, 'budgetLeft' | 'burnRates'>): Health {
  const burning = burnRates.filter(it => it.burning);
  if (burning.some(({ severity }) => severity === 'critical')) {
    return 'critical';
  }
  return burning.length > 0 || budgetLeft <= 0 ? 'warning' : 'healthy';
}
