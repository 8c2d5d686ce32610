import { JsonObject } from '@backstage/types';
import {
  SeriesRequest,
  SeriesResult,
  seriesRows,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsMetric, AwsStageKind } from './AwsStageKind';
import { PlannedQuery } from './cloudwatch';

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
  const rowsOf = rowsOfStages(kinds);
  for (const request of requests) {
    const { id } = request;
    try {
      const query = choose(
        request,
        kinds.get(request.stage.kind),
        rowsOf(request),
      );
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

type Rows = ReturnType<typeof seriesRows<JsonObject, AwsMetric>>;

/** The rows of the stage of a request, worked out once however many of its series are asked for. */
function rowsOfStages(kinds: ReadonlyMap<string, AwsStageKind>) {
  const known = new Map<string, Rows>();
  return ({ stage, inventory }: SeriesRequest): Rows => {
    const rows =
      known.get(stage.arn) ??
      seriesRows(kinds.get(stage.kind)?.metrics ?? [], inventory);
    known.set(stage.arn, rows);
    return rows;
  };
}

function choose(
  request: SeriesRequest,
  kind: AwsStageKind | undefined,
  rows: Rows,
): PlannedQuery | undefined {
  const { stage, inventory, metric, period, from, to } = request;
  const found = rows.find(({ series }) => series.metric === metric);
  if (!kind || !found) {
    throw new SourceError(
      'invalid',
      `There is no metric ${metric} of ${stage.kind} ${stage.name}`,
    );
  }
  const { row, series, part } = found;
  const { cloudwatch } = kind;
  const name = typeof row.name === 'function' ? row.name(inventory) : row.name;
  if (!cloudwatch || !name || from >= to) {
    return undefined;
  }
  return {
    request,
    metric: {
      namespace: row.namespace ?? cloudwatch.namespace,
      name,
      dimensions:
        row.dimensions?.(stage, inventory, part) ??
        cloudwatch.dimensions(stage, inventory),
      ...(row.scale !== undefined && { scale: row.scale }),
      ...(row.namespace === undefined &&
        cloudwatch.everyMinute && { everyMinute: true }),
    },
    statistic: series.statistic,
    period: period ?? series.period,
  };
}
