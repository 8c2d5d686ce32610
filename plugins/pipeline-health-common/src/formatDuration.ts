const UNITS: readonly [name: string, seconds: number][] = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
];

/**
 * A duration for a person: its two largest units, rounded down, such as `4 h 52 min`.
 *
 * @public
 */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const first = UNITS.findIndex(([, size]) => whole >= size);
  if (first < 0) {
    return '0 s';
  }
  const [name, size] = UNITS[first];
  const major = `${Math.floor(whole / size)} ${name}`;
  const next = UNITS[first + 1];
  const minor = next ? Math.floor((whole % size) / next[1]) : 0;
  return minor ? `${major} ${minor} ${next[0]}` : major;
}
