import { formatQuantity } from '@pipeline-health/plugin-pipeline-health-common';
import { currentLocale, inLocale } from './locale';

const count = inLocale(
  locale => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }),
);
const compact = inLocale(
  locale =>
    new Intl.NumberFormat(locale, {
      notation: 'compact',
      maximumFractionDigits: 1,
    }),
);
const dollar = {
  style: 'currency',
  currency: 'USD',
  currencyDisplay: 'narrowSymbol',
} as const;
const money = inLocale(locale => new Intl.NumberFormat(locale, dollar));
const price = inLocale(
  locale =>
    new Intl.NumberFormat(locale, { ...dollar, maximumSignificantDigits: 6 }),
);

/** A count with thousands separators: `48,210`. */
export function formatCount(value: number): string {
  return count().format(value);
}

/** A count that fits on an axis: `48.2K`. */
export function formatCompact(value: number): string {
  return compact().format(value);
}

/** A ratio as a percentage that never rounds up to 100 %: `99.97 %`. */
export function formatRatio(ratio: number): string {
  return formatQuantity(
    { value: ratio, unit: 'ratio' },
    { locale: currentLocale() },
  );
}

/** Bytes in the largest unit that keeps the number at one or more: `1.5 MiB`. */
export function formatBytes(bytes: number): string {
  return formatQuantity(
    { value: bytes, unit: 'bytes' },
    { locale: currentLocale() },
  );
}

/** US dollars: `$1.20`; less than a cent is not nothing. */
export function formatMoney(dollars: number): string {
  return dollars > 0 && dollars < 0.01
    ? `< ${money().format(0.01)}`
    : money().format(dollars);
}

/** A price of one of something, however small: `$0.0000002`. */
export function formatPrice(dollars: number): string {
  return price().format(dollars);
}
