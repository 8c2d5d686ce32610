const hourMilliseconds = 3_600_000;
const localOffset = hourMilliseconds;

/** Relative traffic for each local hour; each curve is 1 on average over the day. */
const hourly = {
  flat: Array.from({ length: 24 }, () => 1),
  'shop-day': normalise([
    0.45, 0.3, 0.22, 0.18, 0.18, 0.25, 0.42, 0.65, 0.9, 1.1, 1.25, 1.4, 1.55,
    1.4, 1.25, 1.2, 1.25, 1.4, 1.6, 1.85, 1.95, 1.7, 1.2, 0.75,
  ]),
  'office-hours': normalise([
    0.1, 0.08, 0.08, 0.08, 0.1, 0.2, 0.5, 1.1, 1.9, 2.3, 2.4, 2.2, 1.6, 2.0,
    2.2, 2.1, 1.8, 1.3, 0.7, 0.4, 0.3, 0.25, 0.2, 0.15,
  ]),
};

/** The name of a daily curve. */
export type CurveName = keyof typeof hourly;

/** The names of all daily curves. */
export const curveNames = Object.keys(hourly) as [CurveName, ...CurveName[]];

/** The height of a daily curve at a time. */
export function curveAt(name: CurveName, time: number): number {
  const hours = ((time + localOffset) / hourMilliseconds) % 24;
  const hour = Math.floor(hours);
  const left = hourly[name][hour];
  const right = hourly[name][(hour + 1) % 24];
  return left + (right - left) * (hours - hour);
}

function normalise(values: number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map(value => value / mean);
}
