import { answerOf } from '@pipeline-health/plugin-pipeline-health-node';
import {
  lessThanUsualCheck,
  LevelOptions,
  moreThanUsualCheck,
  silenceCheck,
} from '../../../judging';
import { LambdaCheck, LambdaInventory } from '../LambdaInventory';
import { thresholds } from '../thresholds';

export const callsStopped: LambdaCheck = silenceCheck({
  id: 'calls-stopped',
  title: 'Calls stopped',
  description:
    'The function is not called any more, although it was called nearly all the time before, or always was at this time.',
  covers: ['less-than-usual'],
  metric: 'invocations',
  line: 'callSilence',
  threshold: thresholds.callSilence,
  nothing: 'The function has not been called',
  things: ['call', 'calls'],
  evidence: { lastAt: 'lastCallAt', usual: 'usualCallsPerMinute' },
  remedy:
    'Look at what calls it: the queue or stream before it, its event source mapping, or the delivery stream whose transform it is.',
});

/** What Lambda reads for a function comes in batches, of which there are fewer when they are larger. */
const calls: LevelOptions<LambdaInventory> = {
  metric: 'invocations',
  unit: 'count',
  come: 'calls came',
  for: ({ eventSources }) => answerOf(eventSources)?.length === 0,
};

export const fewerCalls: LambdaCheck = lessThanUsualCheck({
  ...calls,
  remedy:
    'Look at what calls it: a schedule, a rule, an API, or the delivery stream whose transform it is.',
});

export const moreCalls: LambdaCheck = moreThanUsualCheck(calls);
