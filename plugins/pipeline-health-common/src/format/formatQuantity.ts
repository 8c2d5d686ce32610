import { Quantity } from '../model';
import { formatDuration } from './formatDuration';
import { dateTimeFormat, numberFormat } from './formats';
import { closesUp, isEnglish } from './locales';

/**
 * For whom something is formatted.
 *
 * @public
 */
export interface Reader {
  /** BCP 47; English unless told. */
  locale?: string;
  /** IANA; UTC unless told. */
  timeZone?: string;
}

const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/**
 * A quantity for a person: `3 h 10 min`, `99.9 %`, `1.5 MiB`, `48,210`.
 *
 * @public
 */
export function formatQuantity(
  { value, unit }: Quantity,
  { locale = 'en', timeZone = 'UTC' }: Reader = {},
): string {
  switch (unit) {
    case 'seconds':
      return formatDuration(value, locale);
    case 'ratio':
      return formatRatio(value, locale);
    case 'bytes':
      return formatBytes(value, locale);
    case 'usd':
      return numberFormat(locale, {
        style: 'currency',
        currency: 'USD',
        currencyDisplay: 'narrowSymbol',
      }).format(value);
    case 'time':
      return dateTimeFormat(locale, {
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone,
        timeZoneName: 'short',
      }).format(value);
    default:
      return numberFormat(locale, {
        maximumFractionDigits: 2,
      }).format(value);
  }
}

/** Digits are cut, not rounded, so that 99.97 % never reads as 100 %. */
function formatRatio(ratio: number, locale: string): string {
  const digits = ratio > 0.99 && ratio < 1 ? 2 : 1;
  const cut = Math.floor(ratio * 10 ** (digits + 2) + 1e-9) / 10 ** digits;
  const options = { maximumFractionDigits: digits, useGrouping: false };
  return isEnglish(locale)
    ? `${numberFormat(locale, options).format(cut)} %`
    : numberFormat(locale, { ...options, style: 'percent' }).format(cut / 100);
}

function formatBytes(bytes: number, locale: string): string {
  const size = Math.abs(bytes);
  const power =
    size < 1
      ? 0
      : Math.min(
          Math.floor(Math.log(size) / Math.log(1024)),
          BYTE_UNITS.length - 1,
        );
  const number = numberFormat(locale, { maximumFractionDigits: 1 });
  const gap = closesUp(locale) ? '' : ' ';
  return `${number.format(bytes / 1024 ** power)}${gap}${BYTE_UNITS[power]}`;
}
