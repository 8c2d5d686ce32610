import { AwsError } from '../wire/AwsError';
import { Call } from '../wire/wireMessages';
import { FaultErrors } from './Service';

/** The usual wording of errors; a service overrides what it words otherwise. */
export function faultErrors(overrides: Partial<FaultErrors> = {}): FaultErrors {
  return {
    throttling: () => new AwsError('ThrottlingException', 'Rate exceeded'),
    accessDenied: (action, call) =>
      new AwsError('AccessDeniedException', accessDeniedMessage(action, call)),
    expiredCredentials: () =>
      new AwsError(
        'ExpiredTokenException',
        'The security token included in the request is expired',
      ),
    internalError: () =>
      new AwsError('InternalFailure', 'We encountered an internal error.', {
        status: 500,
      }),
    ...overrides,
  };
}

/** The errors of a service whose error codes are those of the query protocol. */
export function queryFaultErrors(
  overrides: Partial<FaultErrors> = {},
): FaultErrors {
  return faultErrors({
    throttling: () =>
      new AwsError('ThrottlingException', 'Rate exceeded', {
        queryCode: 'Throttling',
      }),
    accessDenied: (action, call) =>
      new AwsError('AccessDeniedException', accessDeniedMessage(action, call), {
        queryCode: 'AccessDenied',
        status: 403,
      }),
    expiredCredentials: () =>
      new AwsError(
        'ExpiredTokenException',
        'The security token included in the request is expired',
        { queryCode: 'ExpiredToken', status: 403 },
      ),
    ...overrides,
  });
}

function accessDeniedMessage(action: string, call: Call): string {
  return (
    `User: arn:aws:iam::${call.account}:user/${call.accessKeyId} is not authorized to perform: ` +
    `${action} because no identity-based policy allows the ${action} action`
  );
}
