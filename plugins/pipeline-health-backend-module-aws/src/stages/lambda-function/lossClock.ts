import { Templates } from '@pipeline-health/plugin-pipeline-health-common';
import {
  answerOf,
  currentReading,
  LossClock,
} from '@pipeline-health/plugin-pipeline-health-node';
import { seconds } from '../../judging';
import { keeperOf, LambdaContext } from './LambdaInventory';
import { streamLagOf } from './streamLag';

/** What a clock rests on. */
export const lossMessages: Templates = {
  'lambda-function.loss-basis':
    'The oldest record that the function has not read is {{age}} old; its stream keeps records for {{retention}}.',
  'lambda-function.loss-basis_maximum-age':
    'The oldest record that the function has not read is {{age}} old; its event source mapping gives up what is older than {{retention}}.',
  'lambda-function.loss-basis_events':
    'The oldest event that waits for the function is {{age}} old; Lambda gives up what is older than {{retention}}, and nothing keeps it.',
};

/** Retries wait for a minute or two. */
const WAITING_SECONDS = 300;

/** When the first record or event may be gone that the function has not processed. */
export function lossClock(context: LambdaContext): LossClock | undefined {
  const clocks = [clockOfStreams(context), clockOfEvents(context)].flatMap(
    clock => clock ?? [],
  );
  return clocks.sort((left, right) => left.seconds - right.seconds)[0];
}

function clockOfStreams(context: LambdaContext): LossClock | undefined {
  const lag = streamLagOf(context);
  return lag?.secondsToLoss === undefined
    ? undefined
    : {
        seconds: lag.secondsToLoss,
        retentionSeconds: lag.life.seconds,
        basis: {
          key: 'lambda-function.loss-basis',
          ...(lag.life.by !== 'retention' && { variant: lag.life.by }),
          values: {
            age: seconds(lag.seconds),
            retention: seconds(lag.life.seconds),
          },
        },
      };
}

/** Events that nobody waits for, where nothing keeps those that are given up. */
function clockOfEvents(context: LambdaContext): LossClock | undefined {
  const { inventory, now } = context;
  const age = currentReading(context, 'eventAge');
  if (
    !inventory ||
    !age ||
    age.value <= WAITING_SECONDS ||
    keeperOf(inventory)
  ) {
    return undefined;
  }
  const most = answerOf(inventory.asynchronous)?.maximumAgeSeconds;
  const waited = age.value + Math.max(0, now - Date.parse(age.at)) / 1000;
  return most === undefined
    ? undefined
    : {
        seconds: Math.max(0, most - waited),
        retentionSeconds: most,
        basis: {
          key: 'lambda-function.loss-basis',
          variant: 'events',
          values: { age: seconds(waited), retention: seconds(most) },
        },
      };
}
