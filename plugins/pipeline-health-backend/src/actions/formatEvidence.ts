import {
  Evidence,
  formatDuration,
} from '@pipeline-health/plugin-pipeline-health-common';

const MAXIMUM_ITEMS = 10;

/** One line for each piece of evidence, with its unit. */
export function formatEvidence(evidence: Evidence): string[] {
  return Object.entries(evidence).map(
    ([name, value]) => `- ${wordsOf(name)}: ${formatValue(name, value)}`,
  );
}

function formatValue(name: string, value: Evidence[string]): string {
  if (Array.isArray(value)) {
    const rest = value.length - MAXIMUM_ITEMS;
    return [
      ...value.slice(0, MAXIMUM_ITEMS),
      ...(rest > 0 ? [`and ${rest} more`] : []),
    ].join(', ');
  }
  if (typeof value === 'string') {
    return value;
  }
  if (name.endsWith('Seconds')) {
    return formatDuration(value);
  }
  if (name.endsWith('Ratio')) {
    return `${Number((value * 100).toFixed(2))} %`;
  }
  return name.endsWith('Bytes') ? `${value} bytes` : String(value);
}

/** `oldestMessageAgeSeconds` → `oldest message age`. */
function wordsOf(name: string): string {
  return name
    .replace(/(Seconds|Ratio|Bytes)$/, '')
    .replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)
    .trim();
}
