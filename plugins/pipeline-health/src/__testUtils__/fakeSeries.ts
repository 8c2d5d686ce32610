import {
  Series,
  SeriesQuery,
} from '@pipeline-health/plugin-pipeline-health-common';

/** A series that rises to its latest value, with a gap of each sort. */
export function fakeSeries(
  query: SeriesQuery,
  from: number,
  to: number,
  latest: number,
  unit: Series['unit'] = 'count',
): Series {
  const step = Math.max(60, Math.ceil((to - from) / 300_000 / 60) * 60);
  const stepMs = step * 1_000;
  const start = Math.ceil(from / stepMs) * stepMs;
  const silent: [number, number] = [
    from + (to - from) * 0.3,
    from + (to - from) * 0.36,
  ];
  const unasked: [number, number] = [
    from + (to - from) * 0.6,
    from + (to - from) * 0.66,
  ];
  const missing = (time: number) =>
    [silent, unasked].some(([a, b]) => time >= a && time < b);
  const points: [number, number][] = [];
  for (let time = start; time < to; time += stepMs) {
    const share = (time - from) / (to - from);
    const wave = 1 + Math.sin(time / (stepMs * 9)) * 0.08;
    if (!missing(time)) {
      points.push([
        time,
        unit === 'ratio'
          ? Math.min(1, latest + (1 - share) * 0.02)
          : Math.round(latest * share * wave),
      ]);
    }
  }
  const statistic = unit === 'ratio' ? 'Average' : 'Maximum';
  const age = query.metric === 'oldestMessageAge';
  return {
    stage: query.stage,
    metric: query.metric,
    unit,
    statistic,
    joinedBy: statistic,
    period: 60,
    step,
    resolution: 60,
    detailSince: new Date(to - 15 * 86_400_000).toISOString(),
    points,
    gaps: [
      [...silent, 'no-data'],
      [...unasked, 'not-asked'],
    ],
    threshold: age
      ? { breach: 'above', warning: 900, critical: 1_800 }
      : undefined,
  };
}
