import { numberFormat } from './formats';
import { isEnglish } from './locales';

const UNITS = [
  { unit: 'day', english: 'd', seconds: 86_400 },
  { unit: 'hour', english: 'h', seconds: 3_600 },
  { unit: 'minute', english: 'min', seconds: 60 },
  { unit: 'second', english: 's', seconds: 1 },
] as const;

/**
 * A duration for a person: its two largest units, rounded down, such as
 * `4 h 52 min`; in other languages with the short names of their units.
 *
 * @public
 */
export function formatDuration(seconds: number, locale = 'en'): string {
  const whole = Math.max(0, Math.floor(seconds));
  const first = UNITS.findIndex(each => whole >= each.seconds);
  const largest = UNITS[first] ?? UNITS[UNITS.length - 1];
  const next = UNITS[UNITS.indexOf(largest) + 1];
  const minor = next ? Math.floor((whole % largest.seconds) / next.seconds) : 0;
  const parts = [inUnit(Math.floor(whole / largest.seconds), largest, locale)];
  if (minor > 0) {
    parts.push(inUnit(minor, next, locale));
  }
  return parts.join(' ');
}

/** The names of units in English are shorter here than Intl has them. */
function inUnit(
  value: number,
  { unit, english }: (typeof UNITS)[number],
  locale: string,
): string {
  return isEnglish(locale)
    ? `${value} ${english}`
    : numberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: 'short',
      }).format(value);
}
