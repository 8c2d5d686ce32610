/** A cell of a table. */
export type Cell = string | number | undefined;

/** Cells that a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** A table for spreadsheets, with its head first: RFC 4180. */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return rows.map(cells => cells.map(cellText).join(',')).join('\r\n');
}

function cellText(value: Cell): string {
  if (typeof value !== 'string') {
    return value === undefined ? '' : String(value);
  }
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
