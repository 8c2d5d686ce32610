import { Quantity } from '@pipeline-health/plugin-pipeline-health-common';

/** A duration for a message. */
export function seconds(value: number): Quantity {
  return { value, unit: 'seconds' };
}

/** A share of 1 for a message. */
export function ratio(value: number): Quantity {
  return { value, unit: 'ratio' };
}

/** A volume for a message. */
export function bytes(value: number): Quantity {
  return { value, unit: 'bytes' };
}

/** Epoch milliseconds for a message. */
export function time(value: number): Quantity {
  return { value, unit: 'time' };
}

/** Bytes by which volumes are priced. */
export const GIGABYTE = 2 ** 30;
