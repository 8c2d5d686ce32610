const UNITS: readonly [name: string, seconds: number][] = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
];

/**
 * A duration in at most two neighbouring units, rounded down: `4 h 12 min`,
 * `3 d 2 h`, `45 s`.
 */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) {
    return '–';
  }
  const sign = seconds < 0 ? '−' : '';
  const whole = Math.floor(Math.abs(seconds));
  const first = UNITS.findIndex(([, size]) => whole >= size);
  if (first === -1) {
    return fraction(Math.abs(seconds));
  }
  const [unit, size] = UNITS[first];
  const text = `${Math.floor(whole / size)} ${unit}`;
  const next = UNITS[first + 1];
  const rest = next ? Math.floor((whole % size) / next[1]) : 0;
  return sign + (next && rest > 0 ? `${text} ${rest} ${next[0]}` : text);
}

/** A countdown whose digits keep their places: `3:07:09`, `26:00:00`, `07:09`. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3_600);
  const rest = `${two(Math.floor((whole % 3_600) / 60))}:${two(whole % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

function fraction(seconds: number): string {
  return seconds === 0 ? '0 s' : `${Math.round(seconds * 1_000)} ms`;
}
