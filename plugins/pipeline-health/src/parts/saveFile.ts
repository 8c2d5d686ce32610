/** Spreadsheets take a file for UTF-8 that begins with it. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Has the browser save a table for spreadsheets. */
export function saveCsv(name: string, text: string): void {
  const url = URL.createObjectURL(
    new Blob([BYTE_ORDER_MARK + text], { type: 'text/csv;charset=utf-8' }),
  );
  saveFile(name, url);
  URL.revokeObjectURL(url);
}

/** Has the browser save what is at an address. */
export function saveFile(name: string, url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
