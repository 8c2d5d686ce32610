import { RedriveFacts } from '../RedriveFacts';

/** Of which dead letters SQS itself can move nothing, and what their service offers. */
export function instead(others: RedriveFacts['others']): string {
  const functions = others.filter(({ kind }) => kind === 'lambda-function');
  const called = functions.map(({ name }) => name).join(', ');
  return functions.length
    ? `Failures of the function ${called} hold the event or say where it is: call the function with it again (Invoke), or, for batches of a stream, read their records from the stream while it keeps them.`
    : 'Failures of SNS hold the notification: publish it again; those of EventBridge hold the event: send it with PutEvents, or replay an archive; those of Lambda hold the event: call the function with it.';
}
