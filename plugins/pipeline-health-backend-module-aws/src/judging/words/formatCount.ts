const format = new Intl.NumberFormat('en-US');

/**
 * A count with its noun: `1 message`, `48,210 messages`.
 */
export function formatCount(
  count: number,
  singular: string,
  plural = `${singular}s`,
): string {
  return `${format.format(count)} ${count === 1 ? singular : plural}`;
}
