/** The middle one of some values: what is usual, whatever the extremes. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.floor(sorted.length / 2)],
  ];
  return sorted.length === 0 ? undefined : (low + high) / 2;
}
