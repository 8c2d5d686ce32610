import { Unit } from '@pipeline-health/plugin-pipeline-health-common';
import { JsonValue } from '@backstage/types';
import { parseDuration } from './parseDuration';

const EXPECTED: { [unit in Unit]: string } = {
  seconds: 'a number of seconds, a duration such as 15m, 2h, 7d or PT15M',
  ratio: 'a number from 0 to 1, a percentage such as 25%',
  count: 'a number',
  bytes: 'a number of bytes',
};

/** What a line of this unit may be, for messages. */
export function expectedLine(unit: Unit): string {
  return `${EXPECTED[unit]}, or off`;
}

export function isOff(value: JsonValue | undefined): boolean {
  return value === false || value === 'off';
}

/** The number that a written line stands for; undefined when it cannot be one. */
export function parseLine(
  value: JsonValue | undefined,
  unit: Unit,
): number | undefined {
  const number = typeof value === 'string' ? parseText(value, unit) : value;
  if (typeof number !== 'number' || !Number.isFinite(number) || number < 0) {
    return undefined;
  }
  return unit === 'ratio' && number > 1 ? undefined : number;
}

/** Without the digits by which a division is off: 99.9 % is 0.999. */
function share(percent: number): number {
  return Number((percent / 100).toPrecision(12));
}

function parseText(text: string, unit: Unit): number | undefined {
  const trimmed = text.trim();
  if (/^\d+(\.\d+)?$/.test(trimmed)) {
    return Number(trimmed);
  }
  if (unit === 'seconds') {
    return parseDuration(trimmed);
  }
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(trimmed);
  return unit === 'ratio' && percent ? share(Number(percent[1])) : undefined;
}
