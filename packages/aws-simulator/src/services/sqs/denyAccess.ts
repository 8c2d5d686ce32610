import { AwsError } from '../../wire/AwsError';
import { Call } from '../../wire/wireMessages';
import { accessDenied } from '../faultErrors';
import { SqsState } from './SqsState';

/** Denies a call; the queue it was about counts as touched all the same. */
export function denyAccess(
  state: SqsState,
  operation: string,
  call: Call,
  input: object,
): AwsError {
  const action = `sqs:${operation.toLowerCase()}`;
  const url: unknown = Reflect.get(input, 'QueueUrl');
  const name = typeof url === 'string' ? url.split('/').pop() : undefined;
  const queue = name ? state.registry.find(call, name) : undefined;
  if (queue) {
    state.activity.touch(queue, call.now);
  }
  const arn = name && `arn:aws:sqs:${call.region}:${call.account}:${name}`;
  return accessDenied(call, action, arn);
}
