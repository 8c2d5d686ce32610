/** A sparkline inside a box. */
export interface Sparkline {
  /** The line; a missing value breaks it. */
  path: string;
  /** Values without a neighbour, which no line reaches. */
  dots: { x: number; y: number }[];
}

/** Draws values from the lowest, or zero, to the highest; as steps when each stands until the next. */
export function sparkline(
  values: readonly (number | null)[],
  width: number,
  height: number,
  isStepped = false,
): Sparkline {
  const known = values.filter((value): value is number => value !== null);
  const low = Math.min(...known, 0);
  const span = Math.max(...known) - low;
  const x = (index: number) =>
    round(values.length > 1 ? (index / (values.length - 1)) * width : width);
  const y = (value: number) =>
    round(span === 0 ? height : height - ((value - low) / span) * height);
  const missing = (index: number) => (values[index] ?? null) === null;

  const steps: string[] = [];
  const dots: Sparkline['dots'] = [];
  values.forEach((value, index) => {
    if (value === null) {
      return;
    }
    if (missing(index - 1) && missing(index + 1)) {
      dots.push({ x: x(index), y: y(value) });
    } else {
      const line = isStepped
        ? `H${x(index)}V${y(value)}`
        : `L${x(index)} ${y(value)}`;
      steps.push(missing(index - 1) ? `M${x(index)} ${y(value)}` : line);
    }
  });
  return { path: steps.join(''), dots };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
