/** When the month (UTC) of a time began, in epoch milliseconds. */
export function beginningOfMonth(time: number): number {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
}

/** When the month (UTC) of a time ends, in epoch milliseconds. */
export function endOfMonth(time: number): number {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
}
