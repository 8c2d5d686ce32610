import { CustomErrorBase } from '@backstage/errors';

/** More than one caller may have; for what no error of `@backstage/errors` stands for. */
export class TooManyRequestsError extends CustomErrorBase {
  name = 'TooManyRequestsError' as const;
  readonly statusCode = 429;
}
