import { Unit } from '@pipeline-health/plugin-pipeline-health-common';
import { formatDuration } from './duration';
import { formatBytes, formatCompact, formatCount, formatRatio } from './number';
import { formatLocal } from './time';

/** A number of a known unit, for people. */
export function formatUnit(value: number, unit: Unit): string {
  switch (unit) {
    case 'seconds':
      return formatDuration(value);
    case 'bytes':
      return formatBytes(value);
    case 'ratio':
      return formatRatio(value);
    default:
      return formatCount(value);
  }
}

/** The same number, short enough for an axis. */
export function formatUnitShort(value: number, unit: Unit): string {
  return unit === 'count' ? formatCompact(value) : formatUnit(value, unit);
}

const SUFFIX = /(Seconds|Ratio|Bytes|At)$/;
/** Numbers that count nothing. */
const NAMES_SOMETHING = /(Code|Line)$/;

/** A value whose unit is told by the ending of its key; see `Evidence`. */
export function formatNamed(key: string, value: number | string): string {
  const suffix = SUFFIX.exec(key)?.[1];
  if (suffix === 'At') {
    return formatLocal(value);
  }
  if (typeof value === 'string' || NAMES_SOMETHING.test(key)) {
    return String(value);
  }
  switch (suffix) {
    case 'Seconds':
      return formatDuration(value);
    case 'Ratio':
      return formatRatio(value);
    case 'Bytes':
      return formatBytes(value);
    default:
      return formatCount(value);
  }
}

/** `oldestMessageAgeSeconds` → `Oldest message age`. */
export function labelOfKey(key: string): string {
  const words = key
    .replace(/(Seconds|Ratio|Bytes)$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/\b([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/[-_.]+/g, ' ')
    .replace(/\b([A-Z])(?=[a-z]|\b)/g, letter => letter.toLowerCase())
    .trim();
  const text = (words || key)
    .replace(/\b(arn|dlq|dpu|fifo|id|kms|sqs|ttl|url)\b/gi, word =>
      word.toUpperCase(),
    )
    .replace(/\barns\b/gi, 'ARNs')
    .replace(/ at$/, '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
