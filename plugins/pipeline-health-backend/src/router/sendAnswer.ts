import { createHash } from 'node:crypto';
import { Response } from 'express';
import { ReadOptions } from '../service';

interface Written {
  /** As it is sent. */
  body: Buffer;
  digest: string;
}

/** Answers that several callers are given are written once. */
const written = new WeakMap<object, Written>();

/**
 * Answers in JSON, or 304 to who has the same answer already. It is asked for
 * again each time, so what grows stale by time alone is told when it does. The
 * tag is the caller's own: what somebody else was shown is nobody's answer.
 */
export function sendAnswer(
  response: Response,
  answer: object,
  { credentials }: ReadOptions,
): void {
  const { body, digest } = write(answer);
  const tag = digestOf(`${digest} ${JSON.stringify(credentials.principal)}`);
  response.vary('Authorization');
  response.set({ ETag: `W/"${tag}"`, 'Cache-Control': 'private, no-cache' });
  response.type('json').send(body);
}

function write(answer: object): Written {
  const known = written.get(answer);
  if (known) {
    return known;
  }
  const text = JSON.stringify(answer);
  const result = {
    body: Buffer.from(text),
    digest: digestOf(lasting(answer, text)),
  };
  written.set(answer, result);
  return result;
}

/** A cursor says when its page was asked for, which makes the page no other. */
function lasting(answer: { nextCursor?: string }, text: string): string {
  return answer.nextCursor ? text.replace(answer.nextCursor, '') : text;
}

function digestOf(text: string): string {
  return createHash('sha1').update(text).digest('base64url');
}
