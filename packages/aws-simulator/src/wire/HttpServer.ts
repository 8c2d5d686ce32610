import {
  createServer as createHttpServer,
  IncomingHttpHeaders,
} from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import { AddressInfo, createServer, Server, Socket } from 'node:net';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Disconnect } from './Dispatcher';
import { WireRequest, WireResponse } from './wireMessages';

/** Answers a request; `origin` is the address the caller used. */
export type Answer = (
  request: WireRequest,
  transport: { origin: string; signal: AbortSignal },
) => Promise<WireResponse>;

/** What requests of both versions of HTTP have in common. */
interface Incoming extends AsyncIterable<Buffer> {
  method?: string;
  url?: string;
  headers: IncomingHttpHeaders;
  socket: Pick<Socket, 'destroy'>;
}

/** What responses of both versions of HTTP have in common. */
interface Outgoing {
  once(event: 'close', listener: () => void): unknown;
  writeHead(status: number, headers?: Record<string, string>): unknown;
  write(body: Uint8Array, written: () => void): unknown;
  end(body?: string | Uint8Array): unknown;
}

/**
 * The transport: HTTP/1.1 and HTTP/2 without encryption on one address, since
 * some AWS clients speak nothing but HTTP/2. The first bytes tell which.
 */
export class HttpServer {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  constructor(answer: Answer) {
    const listener = (incoming: Incoming, outgoing: Outgoing) => {
      serve(incoming, outgoing, answer).catch(error =>
        fail(error, incoming, outgoing),
      );
    };
    const http = createHttpServer(listener);
    const http2 = createHttp2Server(listener);
    this.#server = createServer(socket => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
      socket.on('error', () => socket.destroy());
      socket.once('readable', () => {
        const start: Buffer | null = socket.read();
        if (start) {
          socket.unshift(start);
          const isHttp2 = start.toString('latin1', 0, 3) === 'PRI';
          (isHttp2 ? http2 : http).emit('connection', socket);
        }
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
    this.#sockets.forEach(socket => socket.destroy());
    await closed;
  }
}

async function serve(
  incoming: Incoming,
  outgoing: Outgoing,
  answer: Answer,
): Promise<void> {
  const hungUp = new AbortController();
  outgoing.once('close', () => hungUp.abort());
  const { headers } = incoming;
  const host = headers.host ?? headers[':authority'] ?? 'localhost';
  const origin = `http://${host}`;
  const url = new URL(incoming.url ?? '/', origin);
  const response = await answer(
    {
      method: incoming.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: singleHeaders(headers),
      body: await readBody(incoming),
    },
    { origin, signal: hungUp.signal },
  );
  if (response.cut) {
    sendHalf(response, incoming, outgoing);
  } else {
    outgoing.writeHead(response.status, response.headers);
    outgoing.end(response.body);
  }
}

function sendHalf(
  { status, headers, body, cut }: WireResponse,
  { socket }: Incoming,
  outgoing: Outgoing,
): void {
  const whole = Buffer.concat([
    typeof body === 'string' ? Buffer.from(body) : body,
  ]);
  const half = whole.subarray(0, Math.floor(whole.length / 2));
  if (cut === 'closed') {
    const announced = { 'content-length': String(whole.length) };
    outgoing.writeHead(status, { ...headers, ...announced });
    outgoing.write(half, () => socket.destroy());
  } else {
    outgoing.writeHead(status, headers);
    outgoing.end(half);
  }
}

function fail(error: unknown, incoming: Incoming, outgoing: Outgoing): void {
  if (error instanceof Disconnect) {
    incoming.socket.destroy();
    return;
  }
  const message = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`aws-simulator: ${message}\n`);
  outgoing.writeHead(500);
  outgoing.end();
}

/** Clients compress large requests of some operations, such as PutMetricData. */
async function readBody(incoming: Incoming): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) {
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  return incoming.headers['content-encoding'] === 'gzip'
    ? promisify(gunzip)(body)
    : body;
}

function singleHeaders(headers: IncomingHttpHeaders): WireRequest['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
}
