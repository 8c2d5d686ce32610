import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Disconnect } from './Dispatcher';
import { WireRequest, WireResponse } from './wireMessages';

/** Answers a request; `origin` is the address the caller used. */
export type Answer = (
  request: WireRequest,
  transport: { origin: string; signal: AbortSignal },
) => Promise<WireResponse>;

/** The transport: HTTP/1.1 on one address. */
export class HttpServer {
  readonly #server: Server;

  constructor(answer: Answer) {
    this.#server = createServer((incoming, outgoing) => {
      serve(incoming, outgoing, answer).catch(error => {
        if (error instanceof Disconnect) {
          incoming.socket.destroy();
          return;
        }
        const message = error instanceof Error ? error.stack : String(error);
        process.stderr.write(`aws-simulator: ${message}\n`);
        outgoing.writeHead(500).end();
      });
    });
  }

  /** Starts listening; returns the address. */
  async listen(port: number, host: string): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, resolve);
    });
    const address = this.#server.address() as AddressInfo;
    const name =
      address.family === 'IPv6' ? `[${address.address}]` : address.address;
    return `http://${name}:${address.port}`;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve, reject) => {
      this.#server.close(error => (error ? reject(error) : resolve()));
    });
    this.#server.closeAllConnections();
    await closed;
  }
}

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: Answer,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) {
    chunks.push(chunk);
  }
  const hungUp = new AbortController();
  outgoing.once('close', () => hungUp.abort());
  const origin = `http://${incoming.headers.host ?? 'localhost'}`;
  const url = new URL(incoming.url ?? '/', origin);
  const response = await answer(
    {
      method: incoming.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: singleHeaders(incoming),
      body: await decompress(incoming, Buffer.concat(chunks)),
    },
    { origin, signal: hungUp.signal },
  );
  outgoing.writeHead(response.status, response.headers).end(response.body);
}

/** Clients compress large requests of some operations, such as PutMetricData. */
async function decompress(
  incoming: IncomingMessage,
  body: Buffer,
): Promise<Buffer> {
  return incoming.headers['content-encoding'] === 'gzip'
    ? promisify(gunzip)(body)
    : body;
}

function singleHeaders(incoming: IncomingMessage): WireRequest['headers'] {
  return Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
}
