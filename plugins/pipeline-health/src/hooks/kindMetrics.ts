import {
  Finding,
  KindDescription,
  Stage,
} from '@pipeline-health/plugin-pipeline-health-common';

type MetricRow = KindDescription['metrics'][number];

/** The row of a kind's table that a metric, or one part of it, is of: `queuedQueries.etl`. */
export function metricRow(
  kind: KindDescription | undefined,
  metric: string,
): MetricRow | undefined {
  return (
    kind?.metrics.find(row => row.metric === metric) ??
    kind?.metrics.find(row => isPartOf(metric, row.metric))
  );
}

/**
 * The metrics that a stage has readings of, in the order of its kind's table:
 * those to look at first come first, those that the kind does not tell of last.
 */
export function metricsOf(
  { readings }: Pick<Stage, 'readings'>,
  kind: KindDescription | undefined,
): string[] {
  const { metrics: rows = [] } = kind ?? {};
  const order = [
    ...rows.filter(row => row.key),
    ...rows.filter(row => !row.key),
  ];
  const rank = (metric: string) => {
    const row = metricRow(kind, metric);
    return row ? order.indexOf(row) : order.length;
  };
  return Object.keys(readings).sort((a, b) => rank(a) - rank(b));
}

/** Those of them that can be drawn over time: what a finding of the stage is about comes first. */
export function chartedMetrics(
  stage: Pick<Stage, 'arn' | 'readings'>,
  kind: KindDescription | undefined,
  findings: readonly Finding[],
): string[] {
  const drawn = metricsOf(stage, kind).filter(
    metric => !metricRow(kind, metric)?.derived,
  );
  const found = findings
    .filter(finding => finding.stage === stage.arn)
    .map(({ id }) => metricOfCheck(kind, id));
  const isFound = (metric: string) =>
    found.some(name => name && (metric === name || isPartOf(metric, name)));
  return [
    ...drawn.filter(isFound),
    ...drawn.filter(metric => !isFound(metric)),
  ];
}

function metricOfCheck(
  kind: KindDescription | undefined,
  finding: string,
): string | undefined {
  return kind?.checks.find(({ id }) => finding === `${kind.kind}/${id}`)
    ?.metric;
}

function isPartOf(metric: string, whole: string): boolean {
  return metric.startsWith(`${whole}.`);
}
