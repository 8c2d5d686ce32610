import { Message, Unit } from '@pipeline-health/plugin-pipeline-health-common';
import { JsonValue } from '@backstage/types';
import { parseDuration } from './parseDuration';

/** What a line of this unit may be, as a part of a sentence. */
export function expectedLine(unit: Unit): Message {
  return { key: 'declared.of-unit', variant: unit, values: {} };
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
