/** Puts a text on the clipboard; pages that do not come by https have no API for it, so that the browser's command has to do. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  // A dialog keeps the focus within itself.
  (document.activeElement?.parentElement ?? document.body).append(field);
  const before = document.activeElement;
  field.focus({ preventScroll: true });
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) {
    before.focus({ preventScroll: true });
  }
  if (!isCopied) {
    throw new Error('The browser does not let the page copy');
  }
}
