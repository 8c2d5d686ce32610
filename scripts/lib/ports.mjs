import { createServer } from 'node:net';
import { UserError } from './userError.mjs';

function listen(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const taken = server.address().port;
      server.close(() => resolve(taken));
    });
  });
}

/** A port that nobody listens on. */
export const freePort = host => listen(0, host);

/** Throws when the port is taken. */
export async function requireFreePort(port, host) {
  try {
    await listen(port, host);
  } catch (error) {
    if (error.code === 'EADDRINUSE') {
      throw new UserError(
        `Port ${port} is in use by another program. Stop it, or choose another port with --port.`,
      );
    }
    if (error.code === 'EACCES') {
      throw new UserError(
        `Port ${port} is not yours to open. Choose one above 1023 with --port.`,
      );
    }
    throw error;
  }
}
