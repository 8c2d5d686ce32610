/** The path of a sparkline inside a box; a missing value breaks the line. */
export function sparklinePath(
  values: readonly (number | null)[],
  width: number,
  height: number,
): string {
  const known = values.filter((value): value is number => value !== null);
  if (known.length === 0) {
    return '';
  }
  const low = Math.min(...known, 0);
  const span = Math.max(...known) - low;
  const x = (index: number) =>
    values.length > 1 ? (index / (values.length - 1)) * width : width;
  const y = (value: number) =>
    span === 0 ? height : height - ((value - low) / span) * height;
  let path = '';
  let pen = 'M';
  values.forEach((value, index) => {
    if (value === null) {
      pen = 'M';
      return;
    }
    const alone = pen === 'M' && (values[index + 1] ?? null) === null;
    path += `${pen}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    path += alone ? 'h0.01' : '';
    pen = 'L';
  });
  return path;
}
