/**
 * A ratio as a percentage. Digits are cut, not rounded, so that 99.97 % never
 * reads as 100 %.
 */
export function formatPercent(ratio: number): string {
  const cut = Math.floor(ratio * 1000 + 1e-9) / 10;
  return `${Number.isInteger(cut) ? cut : cut.toFixed(1)} %`;
}
