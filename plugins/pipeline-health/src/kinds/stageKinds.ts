/** How a kind of stage is shown: which readings matter, in their order. */
interface StageKindView {
  /** The one reading that tells most, first of those that are there. */
  key: readonly string[];
  /** Metrics that are worth a chart, most telling first. */
  charts: readonly string[];
}

const VIEWS: { [kind: string]: StageKindView } = {
  'sqs-queue': {
    key: ['messagesVisible', 'oldestMessageAge'],
    charts: [
      'oldestMessageAge',
      'messagesVisible',
      'messagesSent',
      'messagesReceived',
      'messagesDeleted',
      'messagesInFlight',
    ],
  },
  'kinesis-stream': { key: ['iteratorAge'], charts: ['iteratorAge'] },
  'firehose-stream': {
    key: ['deliverySuccess', 'dataFreshness'],
    charts: ['dataFreshness', 'deliverySuccess'],
  },
  'lambda-function': { key: ['errors'], charts: ['errors', 'duration'] },
  'opensearch-domain': { key: ['freeStorage'], charts: ['freeStorage'] },
  's3-bucket': {
    key: ['failedObjects', 'objects'],
    charts: ['failedObjects', 'newObjects', 'objects'],
  },
  'glue-crawler': {
    key: ['tablesOfOneTarget', 'tables'],
    charts: ['tablesOfOneTarget', 'tables'],
  },
  'glue-job': { key: ['lastRunDuration'], charts: [] },
  'glue-ml-transform': {
    key: ['precision', 'recall'],
    charts: ['precision', 'recall', 'f1', 'areaUnderCurve', 'labelCount'],
  },
  'databrew-job': { key: ['lastRunDuration'], charts: [] },
  'redshift-cluster': { key: ['diskUsed'], charts: ['diskUsed'] },
  'redshift-workgroup': { key: ['diskUsed'], charts: ['diskUsed'] },
};

const NO_VIEW: StageKindView = { key: [], charts: [] };

/** The kinds of stages that the plugin has words for; others are shown as well. */
export const KNOWN_KINDS: readonly string[] = Object.keys(VIEWS);

/** The metric that tells most about a stage, of those that it has. */
export function keyMetric(
  kind: string,
  metrics: readonly string[],
): string | undefined {
  const { key } = VIEWS[kind] ?? NO_VIEW;
  return key.find(metric => metrics.includes(metric)) ?? metrics[0];
}

/** Metrics of a stage in the order in which their charts are shown. */
export function chartMetrics(
  kind: string,
  metrics: readonly string[],
): string[] {
  const { charts } = VIEWS[kind] ?? NO_VIEW;
  const known = charts.filter(metric => metrics.includes(metric));
  return [...known, ...metrics.filter(metric => !charts.includes(metric))];
}
