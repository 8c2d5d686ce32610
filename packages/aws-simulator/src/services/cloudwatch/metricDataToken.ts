import { GetMetricDataCommandInput } from '@aws-sdk/client-cloudwatch';
import { hashText } from '../../random/Random';
import { AwsError } from '../../wire/AwsError';

/** Where a page of GetMetricData stopped. */
export interface MetricDataPosition {
  /** The index of the query to go on with. */
  query: number;
  /** How many periods of it have been read. */
  periods: number;
}

/** Writes the token for the rest of a request. */
export function writeMetricDataToken(
  input: GetMetricDataCommandInput,
  position: MetricDataPosition,
): string {
  const parts = [fingerprint(input), position.query, position.periods];
  return Buffer.from(`metric-data:${parts.join(':')}`).toString('base64');
}

/** Reads the token of a request; one of another request is refused. */
export function readMetricDataToken(
  input: GetMetricDataCommandInput,
): MetricDataPosition {
  if (input.NextToken === undefined) {
    return { query: 0, periods: 0 };
  }
  const text = Buffer.from(input.NextToken, 'base64').toString();
  const match = /^metric-data:(\d+):(\d+):(\d+)$/.exec(text);
  if (!match || Number(match[1]) !== fingerprint(input)) {
    throw new AwsError(
      'InvalidNextToken',
      'The next token specified is invalid.',
    );
  }
  return { query: Number(match[2]), periods: Number(match[3]) };
}

function fingerprint(input: GetMetricDataCommandInput): number {
  const { NextToken: _token, MaxDatapoints: _limit, ...question } = input;
  return hashText(JSON.stringify(question));
}
