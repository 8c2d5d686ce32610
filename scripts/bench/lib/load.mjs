import autocannon from 'autocannon';

/**
 * Puts load on a URL for a bounded time and returns the latency, in
 * milliseconds. Throws when any answer is not a success.
 */
export async function measureLatency({
  url,
  token,
  connections,
  seconds,
  headers = {},
}) {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    timeout: 30,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    },
  });
  // An unchanged answer is a success, which autocannon does not count as one.
  const unchanged = result.statusCodeStats['304']?.count ?? 0;
  const failures = result.non2xx - unchanged + result.errors + result.timeouts;
  if (failures > 0 || result['2xx'] + unchanged === 0) {
    throw new Error(
      `${url}: ${failures} of ${result.requests.total} requests failed`,
    );
  }
  return {
    p50: result.latency.p50,
    p99: result.latency.p99,
    requestsPerSecond: Math.round(result.requests.average),
    requests: result.requests.total,
  };
}

/** How many times slower one latency is than another; a latency below 1 ms counts as 1 ms. */
export const ratio = (value, peer) =>
  Math.round((10 * Math.max(1, value)) / Math.max(1, peer)) / 10;
