import { alarmCoverageFinding } from '../../../judging';
import { KinesisCheck } from '../context';

export const alarmCoverage: KinesisCheck = {
  id: 'alarm-coverage',
  description:
    'An alarm on the iterator age that notifies somebody is what wakes people when nobody looks at this page.',
  run: ({ inventory: { alarms } }) =>
    alarmCoverageFinding(alarms, {
      metrics: ['GetRecords.IteratorAgeMilliseconds'],
      what: 'the stream',
      when: 'when the readers of the stream fall behind',
      remedy:
        'Create an alarm on GetRecords.IteratorAgeMilliseconds (statistic Maximum, well below the retention; missing data breaching if it is always read) with an action that reaches the team.',
    }),
};
