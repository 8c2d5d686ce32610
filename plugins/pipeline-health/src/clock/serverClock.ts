import { elapsed } from './elapsed';

/** The header tells whole seconds. */
const HEADER_MS = 1_000;

let heard: { at: number; elapsed: number } | undefined;

/**
 * The server's time in epoch milliseconds. What comes from there is judged by
 * its own clock; that of this machine may be wrong, and serves only until the
 * server has told its time.
 */
export function serverNow(): number {
  return heard ? heard.at + elapsed() - heard.elapsed : Date.now();
}

/** Learns the server's time from every answer that says when it was given. */
export function hearingServerTime(fetchApi: { fetch: typeof fetch }): {
  fetch: typeof fetch;
} {
  return {
    fetch: async (input, init) => {
      const askedAt = elapsed();
      const response = await fetchApi.fetch(input, init);
      const at = Date.parse(response.headers.get('date') ?? '');
      if (!Number.isNaN(at)) {
        hear(at, at + HEADER_MS + elapsed() - askedAt);
      }
      return response;
    },
  };
}

/** The server's time is now within these bounds. */
function hear(earliest: number, latest: number) {
  const at = Math.min(Math.max(serverNow(), earliest), latest);
  heard = { at, elapsed: elapsed() };
}
