/** A metric with its series, as OpenMetrics groups them. All of ours are gauges. */
export interface MetricFamily {
  name: string;
  /** The end of the name, where it has one. */
  unit?: string;
  help: string;
  samples: { labels: Labels; value: number }[];
}

/** Those that are undefined are left out: an empty label is as good as none. */
export interface Labels {
  [name: string]: string | undefined;
}

/** What a scraper reads. It is as right for Prometheus' own, older format. */
export function expose(families: readonly MetricFamily[]): string {
  return [...families.flatMap(linesOf), '# EOF', ''].join('\n');
}

function linesOf({ name, unit, help, samples }: MetricFamily): string[] {
  return [
    `# TYPE ${name} gauge`,
    ...(unit ? [`# UNIT ${name} ${unit}`] : []),
    `# HELP ${name} ${escape(help)}`,
    ...samples.map(
      ({ labels, value }) => `${name}${labelsText(labels)} ${value}`,
    ),
  ];
}

function labelsText(labels: Labels): string {
  const known = Object.entries(labels).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}="${escape(value)}"`,
  );
  return known.length ? `{${known.join(',')}}` : '';
}

function escape(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n');
}
