import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { freePort } from './ports.mjs';
import { requirePostgres } from './requirePostgres.mjs';

const urlOf = port => `postgres://somebody:secret@127.0.0.1:${port}/postgres`;

test('a PostgreSQL that is not there is said in one sentence, without the password', async () => {
  const port = await freePort('127.0.0.1');
  await assert.rejects(requirePostgres(urlOf(port)), error => {
    assert.match(
      error.message,
      new RegExp(
        `^PostgreSQL at 127\\.0\\.0\\.1:${port} cannot be used: .*ECONNREFUSED`,
      ),
    );
    assert.doesNotMatch(error.message, /secret|\n/);
    return true;
  });
});

test('one that does not answer keeps nobody waiting', async () => {
  const sockets = new Set();
  const server = createServer(socket => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    await assert.rejects(
      requirePostgres(urlOf(server.address().port), 100),
      /cannot be used: .*timeout/i,
    );
  } finally {
    sockets.forEach(socket => socket.destroy());
    server.close();
  }
});
