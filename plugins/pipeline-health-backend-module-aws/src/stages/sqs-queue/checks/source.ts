import {
  lessThanUsualCheck,
  moreThanUsualCheck,
  silenceCheck,
} from '../../../judging';
import { QueueCheck } from '../SqsQueueInventory';
import { thresholds } from '../thresholds';

export const sourceSilent: QueueCheck = silenceCheck({
  id: 'source-silent',
  title: 'Producers are silent',
  description:
    'Nothing is sent any more, although messages came nearly all the time before, or always came at this time: the producers have stopped. An empty queue looks well otherwise.',
  covers: ['less-than-usual'],
  metric: 'messagesSent',
  line: 'sourceSilence',
  threshold: thresholds.sourceSilence,
  nothing: 'Nothing has been sent',
  things: ['message', 'messages'],
  evidence: { lastAt: 'lastSentAt', usual: 'usualMessagesPerMinute' },
  remedy:
    'Find out why the producers stopped: a release, their credentials, the policy or the key of the queue, or what they wait for themselves. The queue itself only waits.',
});

const sent = {
  metric: 'messagesSent',
  unit: 'count',
  come: 'messages were sent',
} as const;

export const lessSent: QueueCheck = lessThanUsualCheck({
  ...sent,
  remedy:
    'Look for producers that stopped or are refused while others go on: releases, credentials, the policy of the queue.',
});

export const moreSent: QueueCheck = moreThanUsualCheck(sent);
