import { AwsError } from '../wire/AwsError';
import { Call } from '../wire/wireMessages';
import { FaultErrors } from './Service';

const expiredMessage = 'The security token included in the request is expired';

/** The usual wording of errors; `prefix` is that of the service's IAM actions. */
export function faultErrors(
  prefix: string,
  overrides: Partial<FaultErrors> = {},
): FaultErrors {
  return {
    throttling: () => new AwsError('ThrottlingException', 'Rate exceeded'),
    accessDenied: (operation, call) =>
      new AwsError(
        'AccessDeniedException',
        accessDeniedMessage(call, `${prefix}:${operation}`),
      ),
    expiredCredentials: () =>
      new AwsError('ExpiredTokenException', expiredMessage),
    internalError: () =>
      new AwsError('InternalFailure', 'We encountered an internal error.', {
        status: 500,
      }),
    ...overrides,
  };
}

/** The errors of a service whose error codes are those of the query protocol. */
export function queryFaultErrors(
  prefix: string,
  overrides: Partial<FaultErrors> = {},
): FaultErrors {
  return faultErrors(prefix, {
    throttling: () =>
      new AwsError('ThrottlingException', 'Rate exceeded', {
        queryCode: 'Throttling',
      }),
    accessDenied: (operation, call) =>
      accessDenied(call, `${prefix}:${operation}`),
    expiredCredentials: () =>
      new AwsError('ExpiredTokenException', expiredMessage, {
        queryCode: 'ExpiredToken',
        status: 403,
      }),
    ...overrides,
  });
}

/** The error of a caller who lacks an action, possibly on one resource. */
export function accessDenied(
  call: Call,
  action: string,
  resource?: string,
): AwsError {
  return new AwsError(
    'AccessDeniedException',
    accessDeniedMessage(call, action, resource),
    { queryCode: 'AccessDenied', status: 403 },
  );
}

function accessDeniedMessage(
  call: Call,
  action: string,
  resource?: string,
): string {
  const user = `arn:aws:iam::${call.account}:user/simulated`;
  const target = resource ? ` on resource: ${resource}` : '';
  return (
    `User: ${user} is not authorized to perform: ${action}${target} ` +
    `because no identity-based policy allows the ${action} action`
  );
}
