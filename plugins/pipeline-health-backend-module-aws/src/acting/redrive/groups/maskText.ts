const LONGEST = 200;

/** What may be somebody's: addresses, ids, quoted words, numbers. */
const VALUES =
  /arn:\S+|https?:\/\/\S+|\S+@\S+|"[^"]*"|'[^']*'|`[^`]*`|“[^”]*”|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b(?=\w*\d)\w{6,}\b|\d+/gi;

/** The words of an error without what may be values in it, so that those of one cause are alike. */
export function maskText(text: string): string {
  const masked = text.replace(/\s+/g, ' ').trim().replace(VALUES, '…');
  return masked.length > LONGEST ? `${masked.slice(0, LONGEST - 1)}…` : masked;
}
