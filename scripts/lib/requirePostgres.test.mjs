import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { freePort } from './ports.mjs';
import { requirePostgres, watchPostgres } from './requirePostgres.mjs';

/** Lets everybody in, and answers each question with nothing. */
function answerAsPostgres(socket) {
  const READY = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);
  const LET_IN = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0]);
  const NOTHING = Buffer.from([0x49, 0, 0, 0, 4]);
  let isIn = false;
  socket.on('error', () => {});
  socket.on('data', data => {
    if (data[0] === 0x58) return socket.end();
    socket.write(Buffer.concat([isIn ? NOTHING : LET_IN, READY]));
    isIn = true;
    return undefined;
  });
}

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

test('one that goes away is said once, and once more when it is back', async () => {
  const port = await freePort('127.0.0.1');
  const watching = new AbortController();
  const said = [];
  const server = createServer(answerAsPostgres);
  await watchPostgres(
    urlOf(port),
    line => {
      said.push(line);
      if (said.length === 1) server.listen(port, '127.0.0.1');
      else watching.abort();
    },
    { signal: watching.signal, pause: 10 },
  );
  server.close();
  assert.match(said[0], /cannot be used: .*ECONNREFUSED.* until it is back/);
  assert.equal(said[1], `PostgreSQL at 127.0.0.1:${port} is back.`);
});
