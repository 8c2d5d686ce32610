import { MeterDefinition, METERS, PREFIX } from '../meterDefinitions';

const HISTOGRAM = ['_bucket', '_sum', '_count'];

/**
 * The series by which the Prometheus exporter of OpenTelemetry for JavaScript
 * tells our meters, with their labels: dots become underscores, counters end in
 * `_total`, and the unit is not part of the name.
 */
export function prometheusSeries(
  names: readonly string[] = Object.keys(METERS),
): Map<string, readonly string[]> {
  const series = new Map<string, readonly string[]>();
  const meters: [string, MeterDefinition][] = Object.entries(METERS);
  for (const [name, { kind, attributes }] of meters.filter(([meter]) =>
    names.includes(meter),
  )) {
    const base = `${PREFIX}${name}`.replaceAll('.', '_');
    switch (kind) {
      case 'counter':
        series.set(`${base}_total`, attributes);
        break;
      case 'histogram':
        HISTOGRAM.forEach(suffix =>
          series.set(`${base}${suffix}`, [...attributes, 'le']),
        );
        break;
      default:
        series.set(base, attributes);
    }
  }
  return series;
}
