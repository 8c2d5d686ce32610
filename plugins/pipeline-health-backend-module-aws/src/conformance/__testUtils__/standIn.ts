import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { AddressInfo } from 'node:net';
import { Emulator } from './Emulator';

/**
 * Passes every request on to an emulator, but answers the operations that it
 * lacks with an empty object.
 */
export async function standIn(
  emulator: Emulator,
  lacks: { [target: string]: string },
): Promise<Emulator> {
  const server = createServer((incoming, outgoing) => {
    if (`${incoming.headers['x-amz-target']}` in lacks) {
      incoming.resume();
      outgoing.setHeader('content-type', 'application/x-amz-json-1.1');
      outgoing.end('{}');
      return;
    }
    const onward = request(
      new URL(incoming.url ?? '/', emulator.url),
      { method: incoming.method, headers: incoming.headers },
      answer => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    ...emulator,
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await emulator.stop();
    },
  };
}
