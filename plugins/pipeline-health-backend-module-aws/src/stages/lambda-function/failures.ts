import {
  FailureResources,
  failureWords,
  KNOWN_FAILURES,
} from '../../judging/failures';
import { DescribedLambda } from './LambdaInventory';

/** What Lambda says of a function, its state and its event sources. */
export const failureWordsOfFunctions = failureWords(
  KNOWN_FAILURES['lambda-function'],
  'Repair what the message names; {{log}} may say more.',
);

/** What a function tells of itself that causes and remedies name. */
export function resourcesOf({
  stage,
  inventory: { role, logGroup },
}: DescribedLambda): FailureResources {
  return {
    log: logGroup ?? `/aws/lambda/${stage.name}`,
    ...(role && { role }),
  };
}
