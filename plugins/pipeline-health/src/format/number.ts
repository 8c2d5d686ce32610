const COUNT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const COMPACT = new Intl.NumberFormat('en-US', {
  notation: 'compact',
  maximumFractionDigits: 1,
});
const MONEY = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
});
const PRICE = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  maximumSignificantDigits: 6,
});
const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** A count with thousands separators: `48,210`. */
export function formatCount(value: number): string {
  return COUNT.format(value);
}

/** A count that fits on an axis: `48.2K`. */
export function formatCompact(value: number): string {
  return COMPACT.format(value);
}

/** A ratio as a percentage that never rounds up to 100 %: `99.97 %`. */
export function formatRatio(ratio: number): string {
  const percent = ratio * 100;
  const digits = ratio > 0.99 && ratio < 1 ? 100 : 10;
  return `${Math.floor(percent * digits + 1e-9) / digits} %`;
}

/** Bytes in the largest unit that keeps the number at one or more: `1.5 MiB`. */
export function formatBytes(bytes: number): string {
  const size = Math.abs(bytes);
  const power =
    size < 1
      ? 0
      : Math.min(
          Math.floor(Math.log(size) / Math.log(1024)),
          BYTE_UNITS.length - 1,
        );
  return `${+(bytes / 1024 ** power).toFixed(1)} ${BYTE_UNITS[power]}`;
}

/** US dollars: `$1.20`; less than a cent is not nothing. */
export function formatMoney(dollars: number): string {
  return dollars > 0 && dollars < 0.01 ? '< $0.01' : MONEY.format(dollars);
}

/** A price of one of something, however small: `$0.0000002`. */
export function formatPrice(dollars: number): string {
  return PRICE.format(dollars);
}
