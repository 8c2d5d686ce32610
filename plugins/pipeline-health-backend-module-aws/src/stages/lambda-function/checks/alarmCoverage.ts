import { alarmCoverageFinding } from '../../../judging';
import { LambdaCheck } from '../context';

export const alarmCoverage: LambdaCheck = {
  id: 'alarm-coverage',
  description:
    'An alarm on errors, throttles or the iterator age that notifies somebody is what wakes people when nobody looks at this page.',
  run: ({ inventory: { alarms } }) =>
    alarmCoverageFinding(alarms, {
      metrics: ['Errors', 'Throttles', 'IteratorAge'],
      what: 'the function',
      when: 'when the function fails',
      remedy:
        'Create an alarm on Errors (statistic Sum, above what is normal) with an action that reaches the team.',
    }),
};
