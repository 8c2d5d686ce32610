import { AwsError } from '../../wire/AwsError';

/** CloudWatch's answer to a request that makes no sense. */
export function validationError(message: string): AwsError {
  return new AwsError('ValidationError', message);
}
