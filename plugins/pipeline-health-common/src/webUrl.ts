/**
 * Whether a text that others wrote is a URL to lead people to: http or https,
 * and no script.
 *
 * @public
 */
export function isWebUrl(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}
