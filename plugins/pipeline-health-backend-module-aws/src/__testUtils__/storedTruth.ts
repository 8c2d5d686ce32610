import {
  CloudWatchClient,
  paginateGetMetricData,
} from '@aws-sdk/client-cloudwatch';
import {
  PipelineHealthApi,
  Series,
  Stage,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  SeriesRequest,
  seriesRows,
} from '@pipeline-health/plugin-pipeline-health-node';
import { chooseQueries } from '../aws/chooseQueries';
import { PlannedQuery } from '../aws/cloudwatch';
import { awsStageKinds } from '../stages/registry';

const kinds = new Map(awsStageKinds.map(kind => [kind.kind, kind]));

/** Whole pages of CloudWatch: 100,800 points. */
const QUERIES_A_CALL = 60;

/** A series as it is stored, and where CloudWatch keeps it. */
interface Watched {
  query: PlannedQuery;
  /** Whether descriptions fill gaps in it. */
  described: boolean;
}

/**
 * Compares the samples of pipelines with what CloudWatch holds, asked by the
 * bare SDK; answers in words what is missing, different or made up, and how
 * many samples were compared.
 */
export async function compareWithTruth(
  { api, endpoint }: { api: PipelineHealthApi; endpoint: string },
  entityRefs: readonly string[],
  window: { from: number; to: number },
): Promise<{ compared: number; differences: string[] }> {
  const result = { compared: 0, differences: new Array<string>() };
  const [from, to] = [window.from, window.to].map(time =>
    new Date(time).toISOString(),
  );
  for (const entityRef of entityRefs) {
    for (const stage of (await api.getPipeline(entityRef)).stages) {
      const watched = watchedOf(stage, window);
      const truths = await truthOf(endpoint, stage, watched);
      for (const { query, described } of watched) {
        const { metric } = query.request;
        const stored = await api.getSeries(entityRef, {
          stage: stage.arn,
          metric,
          from,
          to,
          step: query.period,
        });
        const truth = truths.get(metric) ?? new Map();
        result.compared += truth.size;
        result.differences.push(
          ...differencesOf(truth, stored, described).map(
            words => `${stage.name} ${metric} ${words}`,
          ),
        );
      }
    }
  }
  return result;
}

function watchedOf(
  stage: Stage,
  window: { from: number; to: number },
): Watched[] {
  const { arn, kind, name, account, region, inventory } = stage;
  const metrics = kinds.get(kind)?.metrics ?? [];
  return seriesRows(metrics, inventory).flatMap(({ row, series }) => {
    const request: SeriesRequest = {
      id: 0,
      stage: { arn, kind, name, account, region },
      inventory,
      metric: series.metric,
      ...window,
    };
    const [query] = chooseQueries([request], kinds).queries;
    return query ? [{ query, described: Boolean(row.described) }] : [];
  });
}

/** The values of series by their minute, by metric. */
async function truthOf(
  endpoint: string,
  { region }: Stage,
  watched: readonly Watched[],
): Promise<Map<string, Map<number, number>>> {
  const client = new CloudWatchClient({
    endpoint,
    region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const values = new Map<string, Map<number, number>>();
  for (let first = 0; first < watched.length; first += QUERIES_A_CALL) {
    const asked = watched.slice(first, first + QUERIES_A_CALL);
    const pages = paginateGetMetricData(
      { client },
      {
        StartTime: new Date(asked[0].query.request.from),
        EndTime: new Date(asked[0].query.request.to),
        MetricDataQueries: asked.map(
          ({ query: { metric, period, statistic } }, index) => ({
            Id: `q${index}`,
            MetricStat: {
              Metric: {
                Namespace: metric.namespace,
                MetricName: metric.name,
                Dimensions: Object.entries(metric.dimensions).map(
                  ([Name, Value]) => ({ Name, Value }),
                ),
              },
              Period: period,
              Stat: statistic,
            },
          }),
        ),
      },
    );
    for await (const { MetricDataResults = [] } of pages) {
      for (const {
        Id = '',
        Timestamps = [],
        Values = [],
      } of MetricDataResults) {
        const { metric, request } = asked[Number(Id.slice(1))].query;
        const known = values.get(request.metric) ?? new Map<number, number>();
        Timestamps.forEach((time, index) =>
          known.set(time.getTime(), Values[index] * (metric.scale ?? 1)),
        );
        values.set(request.metric, known);
      }
    }
  }
  client.destroy();
  return values;
}

function differencesOf(
  truth: ReadonlyMap<number, number>,
  { points }: Series,
  described: boolean,
): string[] {
  const stored = new Map(points);
  const wrong = [...truth].flatMap(([at, value]) =>
    stored.get(at) === value
      ? []
      : [`at ${new Date(at).toISOString()}: ${stored.get(at)} for ${value}`],
  );
  const made = [...stored.keys()].flatMap(at =>
    described || truth.has(at)
      ? []
      : [`at ${new Date(at).toISOString()}: ${stored.get(at)} for nothing`],
  );
  return [...wrong, ...made];
}
