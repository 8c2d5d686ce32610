const UNITS: readonly [name: string, seconds: number][] = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
];

/** How the units are written, space included; in English where a language is not here. */
const IN_KOREAN: { [unit: string]: string } = {
  d: '일',
  h: '시간',
  min: '분',
  s: '초',
};

/**
 * A duration in at most two neighbouring units, rounded down: `4 h 12 min`,
 * `3 d 2 h`, `45 s`.
 */
export function formatDuration(seconds: number, language = 'en'): string {
  if (!Number.isFinite(seconds)) {
    return '–';
  }
  const sign = seconds < 0 ? '−' : '';
  const whole = Math.floor(Math.abs(seconds));
  const first = UNITS.findIndex(([, size]) => whole >= size);
  if (first === -1) {
    return fraction(Math.abs(seconds), language);
  }
  const [unit, size] = UNITS[first];
  const text = amount(Math.floor(whole / size), unit, language);
  const next = UNITS[first + 1];
  const rest = next ? Math.floor((whole % size) / next[1]) : 0;
  return (
    sign +
    (next && rest > 0 ? `${text} ${amount(rest, next[0], language)}` : text)
  );
}

/** One part of a countdown, such as `07` and `min`. */
export type ClockPart = [digits: string, unit: string];

/**
 * A countdown whose digits keep their places: 3 h 07 min 09 s within the last
 * day, days and hours before.
 */
export function clockParts(seconds: number): ClockPart[] {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const [days, hours] = [Math.floor(whole / 86_400), Math.floor(whole / 3_600)];
  if (days > 0) {
    return [
      [String(days), 'd'],
      [String(hours % 24), 'h'],
    ];
  }
  const minutes = two(Math.floor((whole % 3_600) / 60));
  const rest: ClockPart[] = [
    [minutes, 'min'],
    [two(whole % 60), 's'],
  ];
  return hours > 0 ? [[String(hours), 'h'], ...rest] : rest;
}

function amount(count: number, unit: string, language: string): string {
  return language.startsWith('ko')
    ? `${count}${IN_KOREAN[unit]}`
    : `${count} ${unit}`;
}

function fraction(seconds: number, language: string): string {
  return seconds === 0
    ? amount(0, 's', language)
    : `${Math.round(seconds * 1_000)} ms`;
}
