import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { freePort, requireFreePort } from './ports.mjs';

describe('ports', () => {
  it('that are free can be had', async () => {
    const port = await freePort('127.0.0.1');
    await requireFreePort(port, '127.0.0.1');
  });

  it('that are in use are named', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address();
    try {
      await assert.rejects(
        requireFreePort(port, '127.0.0.1'),
        new RegExp(`Port ${port} is in use`),
      );
    } finally {
      server.close();
    }
  });
});
