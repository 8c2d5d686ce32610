import { Duration } from 'luxon';

const UNITS: { [unit: string]: number } = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
};

/** Seconds of `90s`, `15m`, `2h`, `7d`, `1w` or ISO 8601 such as `PT15M`; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  const short = /^(\d+(?:\.\d+)?)\s*([smhdw])$/.exec(text.trim());
  if (short) {
    return Number(short[1]) * UNITS[short[2]];
  }
  const iso = Duration.fromISO(text.trim());
  const seconds = iso.isValid ? iso.as('seconds') : NaN;
  return seconds >= 0 ? seconds : undefined;
}
