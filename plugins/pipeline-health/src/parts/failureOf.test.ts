import { ResponseError } from '@backstage/errors';
import { failureOf } from './failureOf';

const answered = (status: number, body?: object) =>
  ResponseError.fromResponse({
    status,
    statusText: 'Said so',
    ok: false,
    headers: new Headers(body && { 'content-type': 'application/json' }),
    text: async () => (body ? JSON.stringify(body) : ''),
    json: async () => body,
  } as Response);

const notFound = {
  error: { name: 'NotFoundError', message: 'There is no pipeline' },
  response: { statusCode: 404 },
};

describe('failureOf', () => {
  it('tells a pipeline that is not there from a backend that is not', async () => {
    expect(failureOf(await answered(404, notFound))).toBe('missing');
    expect(failureOf(await answered(404))).toBe('notInstalled');
  });

  it.each([
    [401, 'signedOut'],
    [403, 'forbidden'],
    [500, 'unanswered'],
    [502, 'unanswered'],
  ])('calls %d %s', async (status, failure) => {
    expect(failureOf(await answered(status))).toBe(failure);
  });

  it('knows nothing of other errors', () => {
    expect(failureOf(new TypeError('Failed to fetch'))).toBe('unanswered');
  });
});
