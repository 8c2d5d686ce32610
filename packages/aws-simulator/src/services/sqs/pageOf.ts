import { AwsError } from '../../wire/AwsError';

/** A part of a list and the token for the rest. */
export interface Page<T> {
  items: T[];
  nextToken?: string;
}

const unpagedLimit = 1000;

/**
 * A page of a list as SQS cuts it: without MaxResults there are at most 1,000
 * items and never a token.
 */
export function pageOf<T>(
  items: T[],
  input: { MaxResults?: number; NextToken?: string },
): Page<T> {
  if (input.MaxResults === undefined) {
    return { items: items.slice(0, unpagedLimit) };
  }
  if (input.MaxResults < 1 || input.MaxResults > unpagedLimit) {
    throw new AwsError(
      'InvalidParameterValue',
      'Value for parameter MaxResults is invalid. Reason: MaxResults must be an integer between 1 and 1000.',
    );
  }
  const start = input.NextToken ? readToken(input.NextToken) : 0;
  const end = start + input.MaxResults;
  return {
    items: items.slice(start, end),
    nextToken: end < items.length ? writeToken(end) : undefined,
  };
}

function writeToken(position: number): string {
  return Buffer.from(`sqs:${position}`).toString('base64');
}

function readToken(token: string): number {
  const match = /^sqs:(\d+)$/.exec(Buffer.from(token, 'base64').toString());
  if (!match) {
    throw new AwsError(
      'InvalidParameterValue',
      'Invalid or expired next token.',
    );
  }
  return Number(match[1]);
}
