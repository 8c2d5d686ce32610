import { ProblemCode } from '@pipeline-health/plugin-pipeline-health-common';
import { ErrorFacts } from './errorFacts';

const THROTTLED = new Set([
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'LimitExceededException',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'TransactionInProgressException',
]);

const CREDENTIALS = new Set([
  'AuthFailure',
  'CredentialsProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'IncompleteSignature',
  'IncompleteSignatureException',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidSecurity',
  'InvalidSignatureException',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'RequestExpired',
  'SignatureDoesNotMatch',
  'TokenRefreshRequired',
  'UnrecognizedClientException',
]);

const DENIED = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'AuthorizationError',
  'AuthorizationErrorException',
  'ForbiddenException',
  'NotAuthorized',
  'UnauthorizedOperation',
]);

const UNREACHABLE = new Set([
  'AbortError',
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'NetworkingError',
  'RequestTimeout',
  'RequestTimeoutException',
  'TimeoutError',
]);

/** Of the key with which something is encrypted: `KmsNotFound`, `KMSDisabledException`. */
const KEY = /^kms/i;

const NOT_FOUND =
  /NotFound|NoSuch|DoesNotExist|NonExistent|^InvalidAddress$|^EntityDoesNotExist/;

/**
 * Which kind of trouble a failed call is. Names come first, because services
 * send the same name with different statuses; the status decides for the rest,
 * such as an HTML page of a proxy, which the SDK reports as a SyntaxError.
 */
export function classifyError(facts: ErrorFacts): ProblemCode {
  const any = (names: ReadonlySet<string>) =>
    facts.names.some(name => names.has(name));
  if (facts.noIntegration || facts.assumingRole || any(CREDENTIALS)) {
    return 'credentials';
  }
  if (any(THROTTLED) || facts.status === 429) {
    return 'throttled';
  }
  if (isOfKey(facts)) {
    return classifyKey(facts);
  }
  if (any(DENIED)) {
    return 'access-denied';
  }
  if (any(UNREACHABLE)) {
    return 'unreachable';
  }
  if (facts.unreadable) {
    return classifyPage(facts.status);
  }
  if (facts.names.some(name => NOT_FOUND.test(name)) || facts.status === 404) {
    return 'not-found';
  }
  if (facts.status === 401 || facts.status === 403) {
    return 'access-denied';
  }
  return facts.status === 400 ? 'invalid' : 'failed';
}

/** Whether a failure is of the key with which something is encrypted. */
export function isOfKey({ names }: ErrorFacts): boolean {
  return names.some(name => KEY.test(name));
}

/** What is encrypted with a key is there, even if the key is not. */
function classifyKey({ names }: ErrorFacts): ProblemCode {
  const says = (word: RegExp) => names.some(name => word.test(name));
  if (says(/throttl/i)) {
    return 'throttled';
  }
  return says(/denied/i) ? 'access-denied' : 'invalid';
}

/** A page is not an answer of AWS: its 404 does not say that a resource is gone. */
function classifyPage(status: number | undefined): ProblemCode {
  if (status === 401 || status === 403) {
    return 'access-denied';
  }
  return status !== undefined && status >= 500 ? 'unreachable' : 'failed';
}
