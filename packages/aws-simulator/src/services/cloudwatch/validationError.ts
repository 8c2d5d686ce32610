import { AwsError } from '../../wire/AwsError';

/** CloudWatch's answer to a request that makes no sense; on the wire its code is `ValidationError`. */
export function validationError(message: string): AwsError {
  return new AwsError('ValidationException', message, {
    queryCode: 'ValidationError',
  });
}
