/** The simulated AWS, whose clock stands still until it is moved. */
export async function connectSimulator(address) {
  const ask = async (path = '', body, method = body ? 'POST' : 'GET') => {
    const response = await fetch(`${address}/_simulator${path}`, {
      method,
      // A connection that was kept over a long round may just be closing.
      headers: { connection: 'close' },
      body: body && JSON.stringify(body),
    });
    return response.json();
  };
  let now = Date.parse((await ask()).now);
  return {
    ask,
    clock: () => now,
    /** What AWS would bill since it was asked last. */
    bill: () => ask('/bill', undefined, 'DELETE'),
    async advance(seconds) {
      now = Date.parse((await ask('/clock', { by: `${seconds}s` })).now);
    },
  };
}

/** The simulator reads the account from the id of the key. */
export const credentialsOf = account => ({
  accessKeyId: `AKIA${account}`,
  secretAccessKey: 'secret',
});
