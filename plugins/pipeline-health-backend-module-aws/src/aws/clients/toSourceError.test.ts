import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { toSourceError } from './toSourceError';

const question = {
  action: 'sqs:GetQueueAttributes',
  shard: { account: '123456789012', region: 'eu-central-1' },
};

function failure(
  name: string,
  is: {
    status?: number;
    message?: string;
    code?: string;
    cause?: unknown;
  } = {},
) {
  const { status, message = 'Something', code, cause } = is;
  return Object.assign(new Error(message, { cause }), {
    name,
    ...(code && { code }),
    ...(status && { $metadata: { httpStatusCode: status } }),
  });
}

describe('toSourceError', () => {
  it.each([
    ['Throttling', 400, 'throttled'],
    ['ThrottlingException', 400, 'throttled'],
    ['RequestThrottled', 403, 'throttled'],
    ['TooManyRequestsException', 429, 'throttled'],
    ['SomethingNew', 429, 'throttled'],
    ['AccessDenied', 403, 'access-denied'],
    ['KmsAccessDenied', 400, 'access-denied'],
    ['KMS.AccessDeniedException', 400, 'access-denied'],
    ['KmsThrottled', 400, 'throttled'],
    // The key is gone, not what is encrypted with it.
    ['KmsNotFound', 400, 'invalid'],
    ['KMSNotFoundException', 400, 'invalid'],
    ['KmsDisabled', 400, 'invalid'],
    ['AccessDeniedException', 400, 'access-denied'],
    ['SomethingNew', 403, 'access-denied'],
    ['ExpiredToken', 403, 'credentials'],
    ['ExpiredTokenException', 400, 'credentials'],
    ['InvalidClientTokenId', 403, 'credentials'],
    ['UnrecognizedClientException', 400, 'credentials'],
    ['SignatureDoesNotMatch', 403, 'credentials'],
    ['CredentialsProviderError', undefined, 'credentials'],
    ['QueueDoesNotExist', 400, 'not-found'],
    ['AWS.SimpleQueueService.NonExistentQueue', 400, 'not-found'],
    ['ResourceNotFoundException', 400, 'not-found'],
    ['EntityNotFoundException', 400, 'not-found'],
    ['ClusterNotFoundFault', 404, 'not-found'],
    ['NoSuchBucket', 404, 'not-found'],
    ['InvalidAddress', 404, 'not-found'],
    ['ValidationError', 400, 'invalid'],
    ['InvalidParameterValue', 400, 'invalid'],
    ['TimeoutError', undefined, 'unreachable'],
    ['InternalFailure', 500, 'failed'],
    ['TypeError', undefined, 'failed'],
    ['SyntaxError', 503, 'unreachable'],
    ['SyntaxError', 403, 'access-denied'],
    ['SyntaxError', 404, 'failed'],
    ['SyntaxError', 200, 'failed'],
  ] as const)('reads %s with status %p as %s', (name, status, code) => {
    expect(toSourceError(failure(name, { status }), question).code).toBe(code);
  });

  it('reads an answer that breaks off as unreachable, in few words', () => {
    const message =
      'AWS SDK error wrapper for Error: aborted\n  Deserialization error: to see the raw response, inspect the hidden field {error}.$response on this object.';
    expect(
      toSourceError(failure('Error', { message }), question),
    ).toMatchObject({
      code: 'unreachable',
      message: expect.stringMatching(/: Error: aborted$/),
    });
  });

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'ECONNRESET', 'EAI_AGAIN'])(
    'reads %s as unreachable, by its code or its text',
    code => {
      expect(toSourceError(failure('Error', { code }), question).code).toBe(
        'unreachable',
      );
      const message = `wrapper for Error: connect ${code} 10.0.0.1:443`;
      expect(toSourceError(failure('Error', { message }), question).code).toBe(
        'unreachable',
      );
    },
  );

  it('names the service that did not answer', () => {
    const error = toSourceError(failure('TimeoutError'), question);
    expect(SourceError.toProblem(error)).toMatchObject({
      code: 'unreachable',
      service: 'sqs',
    });
  });

  it('takes the missing action from the message', () => {
    const message =
      'User: arn:aws:iam::1:user/x is not authorized to perform: kms:Decrypt on resource: y';
    expect(
      toSourceError(failure('AccessDenied', { message }), question)
        .missingPermission,
    ).toBe('kms:Decrypt');
  });

  it('takes the missing action from the question when the message has none, or in another case', () => {
    for (const message of [
      'Access to the resource is denied.',
      'User: x is not authorized to perform: sqs:getqueueattributes on resource: y',
    ]) {
      expect(
        toSourceError(failure('AccessDenied', { message }), question)
          .missingPermission,
      ).toBe('sqs:GetQueueAttributes');
    }
  });

  it('does not blame the action that was asked for when it is the key that may not be used', () => {
    const denied = failure('KmsAccessDenied', {
      message: 'The ciphertext refers to a key that you may not access.',
    });
    expect(toSourceError(denied, question)).toMatchObject({
      code: 'access-denied',
      missingPermission: undefined,
    });
  });

  it('says that a role cannot be assumed: a matter of credentials', () => {
    const message =
      'User: arn:aws:iam::1:user/x is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::2:role/r';
    expect(
      toSourceError(
        failure('AccessDenied', { message, status: 403 }),
        question,
      ),
    ).toMatchObject({
      code: 'credentials',
      missingPermission: 'sts:AssumeRole',
      message: expect.stringContaining('aws.accounts'),
    });
  });

  it('keeps an error that is explained already', () => {
    const known = new SourceError('not-found', 'Gone');
    expect(toSourceError(known, question)).toBe(known);
  });

  it('abridges long messages and puts them on one line', () => {
    const message = `a\n${'b'.repeat(5_000)}`;
    const error = toSourceError(failure('Odd', { message }), question);
    expect(error.message.length).toBeLessThan(600);
    expect(error.message).not.toContain('\n');
  });

  it.each([['text'], [undefined], [null], [42]])(
    'stands that %p was thrown',
    thrown => {
      expect(toSourceError(thrown, question).code).toBe('failed');
    },
  );

  it('stands errors that cause each other', () => {
    const error = failure('A');
    error.cause = error;
    expect(toSourceError(error, question).code).toBe('failed');
  });
});
