import { Unit } from '@pipeline-health/plugin-pipeline-health-common';

const MOST_TICKS = 4;
const SECOND_STEPS = [
  1, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600,
  43_200, 86_400, 172_800, 345_600, 604_800,
];
const RATIO_STEPS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5];

/** The values at which the axis has marks, from its bottom to its top. */
export function valueTicks(
  range: { lowest: number; highest: number } | null,
  unit: Unit,
  thresholds: (number | undefined)[],
): number[] {
  const { lowest, highest } = range ?? { lowest: 0, highest: 0 };
  const known = thresholds.filter((line): line is number => line !== undefined);
  if (unit === 'ratio') {
    const bottom = Math.min(lowest, ...known);
    return ticksBetween(
      Math.min(bottom, 0.999),
      1,
      stepOf(1 - bottom, RATIO_STEPS),
    );
  }
  const near = known.filter(line => line <= highest * 4);
  const top = Math.max(highest, ...near, 1);
  const steps = unit === 'seconds' ? SECOND_STEPS : [];
  return ticksBetween(0, top, stepOf(top, steps, unit === 'bytes' ? 1_024 : 1));
}

function stepOf(span: number, steps: number[], base = 1): number {
  return steps.find(step => span / step <= MOST_TICKS) ?? roundStep(span, base);
}

/** One, two or five times a power of ten, or twice a power of two for bytes. */
function roundStep(span: number, base: number): number {
  if (base > 1) {
    return 2 ** Math.ceil(Math.log2(span / MOST_TICKS));
  }
  const raw = span / MOST_TICKS;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].find(factor => factor * power >= raw) ?? 10;
  return Math.max(1, step * power);
}

function ticksBetween(bottom: number, top: number, step: number): number[] {
  const first = Math.floor(bottom / step + 1e-9);
  const last = Math.ceil(top / step - 1e-9);
  return Array.from(
    { length: last - first + 1 },
    (_, index) => +((first + index) * step).toPrecision(12),
  );
}
