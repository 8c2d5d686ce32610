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

/** For people: `25 min`, `3 h 10 min`, `2 d 4 h`. */
export function formatDuration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) {
    return `${Math.max(0, Math.round(seconds))} s`;
  }
  if (minutes < 60) {
    return `${minutes} min`;
  }
  const hours = Math.floor(minutes / 60);
  return hours < 24
    ? joinUnits(hours, 'h', minutes % 60, 'min')
    : joinUnits(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

function joinUnits(
  major: number,
  majorUnit: string,
  minor: number,
  minorUnit: string,
): string {
  return minor
    ? `${major} ${majorUnit} ${minor} ${minorUnit}`
    : `${major} ${majorUnit}`;
}
