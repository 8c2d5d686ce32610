import {
  SeriesRequest,
  SeriesResult,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import { PlannedQuery } from './cloudwatch';
import { AwsStageKind } from './AwsStageKind';

/**
 * What of some requests CloudWatch must be asked, and what can be answered at once.
 */
export interface ChosenQueries {
  queries: PlannedQuery[];
  answered: SeriesResult[];
}

/**
 * Looks up where CloudWatch keeps what is asked for. A series that only
 * descriptions feed has no points there; a metric that its stage does not have
 * is an error of the asker.
 */
export function chooseQueries(
  requests: readonly SeriesRequest[],
  kinds: ReadonlyMap<string, AwsStageKind>,
): ChosenQueries {
  const chosen: ChosenQueries = { queries: [], answered: [] };
  for (const request of requests) {
    const { id } = request;
    try {
      const query = choose(request, kinds);
      if (query) {
        chosen.queries.push(query);
      } else {
        chosen.answered.push({ id, outcome: 'complete', samples: [] });
      }
    } catch (error) {
      const problem = SourceError.toProblem(error);
      chosen.answered.push({ id, outcome: 'failed', problem });
    }
  }
  return chosen;
}

function choose(
  request: SeriesRequest,
  kinds: ReadonlyMap<string, AwsStageKind>,
): PlannedQuery | undefined {
  const { stage, inventory, metric, from, to } = request;
  const known = kinds.get(stage.kind);
  const series = known?.kind
    .series(inventory)
    .find(definition => definition.metric === metric);
  if (!known || !series) {
    throw new SourceError(
      'invalid',
      `There is no metric ${metric} of ${stage.kind} ${stage.name}`,
    );
  }
  const query = known.queries(stage, inventory)[metric];
  if (!query || from >= to) {
    return undefined;
  }
  return {
    request,
    metric: query,
    statistic: query.statistic ?? series.statistic,
    period: series.period,
  };
}
