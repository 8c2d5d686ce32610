/** The clock of AWS, as its last answer told it. */
export class ServerClock {
  /** Milliseconds by which it is ahead of ours; undefined before the first answer. */
  offset?: number;

  constructor(private readonly now: () => number) {}

  /** Looks at the clock of whoever gave an HTTP response, if it is one. */
  read(response: unknown): void {
    const { date, age } = headersOf(response);
    // An answer that a proxy kept has an age, and the date of then.
    const time =
      typeof date === 'string' && age === undefined ? Date.parse(date) : NaN;
    if (!Number.isNaN(time)) {
      this.offset = time - this.now();
    }
  }
}

function headersOf(response: unknown): { date?: unknown; age?: unknown } {
  return isObject(response) && 'headers' in response
    ? Object(response.headers)
    : {};
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
