import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { answeringInTime, NoAnswerError } from './answeringInTime';

describe('a request', () => {
  let server: Server;
  let url: string;
  beforeAll(async () => {
    // Accepts, and answers only what it is asked kindly.
    server = createServer((request, response) => {
      if (request.url === '/kind') {
        response.end('{}');
      }
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const { fetch: ask } = answeringInTime({ fetch });

  it('is answered', async () => {
    await expect(ask(`${url}/kind`)).resolves.toMatchObject({ status: 200 });
  });

  it('is given up when a server stands still', async () => {
    const patience = { questions: 100, changes: 200 };
    const { fetch: askBriefly } = answeringInTime({ fetch }, patience);
    await expect(askBriefly(url)).rejects.toEqual(new NoAnswerError(100));
    await expect(askBriefly(url, { method: 'POST' })).rejects.toEqual(
      new NoAnswerError(200),
    );
  });

  it('is given up by whoever asked', async () => {
    const controller = new AbortController();
    const asked = ask(url, { signal: controller.signal });
    controller.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    await expect(ask(url, { signal: controller.signal })).rejects.toMatchObject(
      { name: 'AbortError' },
    );
  });
});
