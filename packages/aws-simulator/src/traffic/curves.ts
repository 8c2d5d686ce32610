const hourMilliseconds = 3_600_000;
const localOffset = hourMilliseconds;
/** The first day of all was a Thursday: so many hours after the beginning of a Sunday. */
const SUNDAY = 4 * 24;

const evenly = Array.from({ length: 24 }, () => 1);
const shopDay = normalise([
  0.45, 0.3, 0.22, 0.18, 0.18, 0.25, 0.42, 0.65, 0.9, 1.1, 1.25, 1.4, 1.55, 1.4,
  1.25, 1.2, 1.25, 1.4, 1.6, 1.85, 1.95, 1.7, 1.2, 0.75,
]);
const officeHours = normalise([
  0.1, 0.08, 0.08, 0.08, 0.1, 0.2, 0.5, 1.1, 1.9, 2.3, 2.4, 2.2, 1.6, 2.0, 2.2,
  2.1, 1.8, 1.3, 0.7, 0.4, 0.3, 0.25, 0.2, 0.15,
]);
/** From seven in the morning to seven in the evening; nothing comes while it is closed. */
const openingHours = normalise(
  Array.from({ length: 24 }, (_, hour) => (hour >= 7 && hour < 19 ? 1 : 0)),
);

/** Relative traffic for each local hour of the week, from Sunday on; each curve is 1 on average. */
const hourly = {
  flat: week(evenly),
  'shop-day': week(shopDay),
  'office-hours': week(officeHours),
  /** A shop where more is bought at the end of the week. */
  'shop-week': week(shopDay, {
    saturday: times(1.5, shopDay),
    sunday: times(1.3, shopDay),
  }),
  /** An office at which the end of the week is like a night. */
  'office-week': week(officeHours, {
    saturday: times(0.1, evenly),
    sunday: times(0.08, evenly),
  }),
  /** Nothing at all at night and at the end of the week. */
  'opening-hours': week(openingHours, {
    saturday: times(0, evenly),
    sunday: times(0, evenly),
  }),
};

/** The name of a curve. */
export type CurveName = keyof typeof hourly;

/** The names of all curves. */
export const curveNames = Object.keys(hourly) as [CurveName, ...CurveName[]];

/** The height of a curve at a time. */
export function curveAt(name: CurveName, time: number): number {
  const curve = hourly[name];
  const hours = (time + localOffset) / hourMilliseconds + SUNDAY;
  const hour = Math.floor(hours) % curve.length;
  const [left, right] = [curve[hour], curve[(hour + 1) % curve.length]];
  // What is closed opens at its hour, and not little by little.
  return left === 0 || right === 0 ? left : left + (right - left) * (hours % 1);
}

/** Seven days alike, but for the end of the week. */
function week(
  day: number[],
  {
    saturday = day,
    sunday = day,
  }: { saturday?: number[]; sunday?: number[] } = {},
): number[] {
  return normalise([sunday, day, day, day, day, day, saturday].flat());
}

function times(share: number, day: number[]): number[] {
  return day.map(value => share * value);
}

function normalise(values: number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map(value => value / mean);
}
