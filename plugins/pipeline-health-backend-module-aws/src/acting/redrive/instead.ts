import { LetterGroup } from './groups/groupLetters';
import { RedriveFacts } from './RedriveFacts';

/** What the service offers whose failures SQS cannot move, by who set them aside. */
const OFFERS: { [from in LetterGroup['from']]?: string } = {
  lambda:
    'call the function with the event again (Invoke), or, for batches of a stream, read their records from the stream while it keeps them',
  sns: 'publish the notification again (Publish)',
  eventbridge: 'send the event again (PutEvents), or replay an archive',
};

/** What the service offers that set messages aside, where SQS cannot move them back. */
export function offerOf(from: LetterGroup['from']): string | undefined {
  return OFFERS[from];
}

/** Of which dead letters SQS itself can move nothing, and what their service offers. */
export function instead(others: RedriveFacts['others']): string {
  const functions = others.filter(({ kind }) => kind === 'lambda-function');
  return functions.length
    ? `Failures of the function ${functions
        .map(({ name }) => name)
        .join(', ')} hold the event or say where it is: ${OFFERS.lambda}.`
    : `Failures of SNS: ${OFFERS.sns}; of EventBridge: ${OFFERS.eventbridge}; of Lambda: ${OFFERS.lambda}.`;
}
