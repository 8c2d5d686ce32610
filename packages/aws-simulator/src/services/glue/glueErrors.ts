import { AwsError } from '../../wire/AwsError';

/** How Glue says that something is not there. */
export function missing(message: string): AwsError {
  return new AwsError('EntityNotFoundException', message);
}
