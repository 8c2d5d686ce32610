import { AwsError } from '../../wire/AwsError';

/** What a paged call of Glue says about its page. */
interface PageInput {
  MaxResults?: number;
  NextToken?: string;
}

/** A page of a list as Glue cuts it, and the token for the rest. */
export function pageOf<T>(
  items: T[],
  input: PageInput,
  sizes: { usual: number; most: number },
): { items: T[]; nextToken?: string } {
  const size = input.MaxResults ?? sizes.usual;
  if (size < 1 || size > sizes.most) {
    throw new AwsError(
      'InvalidInputException',
      `1 validation error detected: Value '${size}' at 'maxResults' failed to satisfy constraint: Member must have value between 1 and ${sizes.most}`,
    );
  }
  const start = input.NextToken ? readToken(input.NextToken) : 0;
  const end = start + size;
  return {
    items: items.slice(start, end),
    nextToken:
      end < items.length
        ? Buffer.from(`glue:${end}`).toString('base64')
        : undefined,
  };
}

function readToken(token: string): number {
  const match = /^glue:(\d+)$/.exec(Buffer.from(token, 'base64').toString());
  if (!match) {
    throw new AwsError('InvalidInputException', 'Invalid pagination token.');
  }
  return Number(match[1]);
}
