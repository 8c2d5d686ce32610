/** A time as an input of a date and a time holds it, in the zone of whoever looks: `2026-02-03T14:05`. */
export function toLocalInput(at: number): string {
  const offset = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - offset).toISOString().slice(0, 16);
}

/** What such an input holds, as ISO 8601; undefined while it holds no time. */
export function fromLocalInput(text: string): string | undefined {
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
