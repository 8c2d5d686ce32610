import { ResponseError } from '@backstage/errors';

/** Why there is nothing to show. */
export type Failure =
  | 'missing'
  | 'notInstalled'
  | 'signedOut'
  | 'forbidden'
  | 'unanswered';

/** Which of them an error is; the backend names what it does not have, others do not. */
export function failureOf(error: Error): Failure {
  if (!(error instanceof ResponseError)) {
    return 'unanswered';
  }
  switch (error.statusCode) {
    case 401:
      return 'signedOut';
    case 403:
      return 'forbidden';
    case 404:
      return error.cause.name === 'NotFoundError' ? 'missing' : 'notInstalled';
    default:
      return 'unanswered';
  }
}
