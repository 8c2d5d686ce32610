import { Message } from '@pipeline-health/plugin-pipeline-health-common';
import { clause, say } from '../say';
import { LetterGroup } from './groups/groupLetters';
import { RedriveFacts } from './RedriveFacts';

/** What the service offers whose failures SQS cannot move, by who set them aside. */
const OFFERING = ['lambda', 'sns', 'eventbridge'] as const;

/** What the service offers that set messages aside, where SQS cannot move them back. */
export function offerOf(from: LetterGroup['from']): string | undefined {
  const offering = OFFERING.find(service => service === from);
  return offering && say('offer', {}, offering).message;
}

/** Of which dead letters SQS itself can move nothing, and what their service offers. */
export function instead(others: RedriveFacts['others']): Message {
  const functions = others.filter(({ kind }) => kind === 'lambda-function');
  const lambda = clause('offer', {}, 'lambda');
  return functions.length > 0
    ? clause(
        'instead',
        { functions: functions.map(({ name }) => name), lambda },
        'functions',
      )
    : clause(
        'instead',
        {
          sns: clause('offer', {}, 'sns'),
          eventbridge: clause('offer', {}, 'eventbridge'),
          lambda,
        },
        'any',
      );
}
