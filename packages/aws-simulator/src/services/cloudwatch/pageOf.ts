import { AwsError } from '../../wire/AwsError';

/** A page of a list, and the token for the rest. */
export function pageOf<T>(
  items: T[],
  size: number,
  token: string | undefined,
): { items: T[]; nextToken?: string } {
  const start = token === undefined ? 0 : readToken(token);
  const end = start + size;
  return {
    items: items.slice(start, end),
    nextToken:
      end < items.length
        ? Buffer.from(`page:${end}`).toString('base64')
        : undefined,
  };
}

function readToken(token: string): number {
  const match = /^page:(\d+)$/.exec(Buffer.from(token, 'base64').toString());
  if (!match) {
    throw new AwsError(
      'InvalidNextToken',
      'The next token specified is invalid.',
    );
  }
  return Number(match[1]);
}
