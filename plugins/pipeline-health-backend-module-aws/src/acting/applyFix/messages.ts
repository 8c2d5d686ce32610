import { Templates } from '@pipeline-health/plugin-pipeline-health-common';

/** What is said of putting right what is advised. */
export const fixMessages: Templates = {
  'action.template-sets-back':
    'A template that sets it sets it back with its next deployment: change it there, too',
  'action.nothing-advised': 'Nothing is advised on it that one call puts right',
  'action.not-advised': 'It is not advised on {{name}}; advised are {{offers}}',
  'action.not-advised_none': 'It is not advised on {{name}}; advised are none',
  'action.name-topic': 'Name the SNS topic that the alarm is to tell, as topic',
  'action.name-queue':
    'Name an existing queue that is to take what fails, as deadLetterQueue; none is created here',
  'action.advice': '{{finding}}',
  'action.makes-call': 'Makes the call {{operation}}.',
  'action.waits-for-setting': 'Waits until AWS tells it.',
  'action.setting-unseen':
    'AWS took the call and tells {{path}} otherwise still',
  'action.changed-meanwhile':
    'It was changed by somebody meanwhile: nothing was done',
  'action.nothing-changed': 'Nothing was changed',
  'action.set': 'AWS tells it so: {{settings}}',
  'action.is-so': 'It is so already',
  'action.lowers': '{{path}} is {{value}} by now, which is more',
  'action.replaces': '{{path}} is {{value}} by now',
  'action.takes-away': 'It would take away what was set since: {{settings}}',
  'action.changes-only': 'Nothing changes but {{paths}}',
  'action.crawler-busy':
    'The crawler is {{state}}, and Glue changes it only between two crawls',
  'action.no-schedule': 'The crawler has no schedule any more',
  'action.next-crawl':
    'The next crawl works by it; tables that earlier ones made stay until somebody deletes them',
  'action.alarm-exists':
    'There is an alarm {{alarm}} already, which is not written over',
  'action.alarm-heard': 'The alarm is heard by {{whom}}',
  'action.alarm-unheard':
    'Nobody hears the topic: it has no confirmed subscription',
  'action.alarm-unknown': 'Who hears the topic could not be asked',
  'action.dead-letters-elsewhere':
    'The dead-letter queue must be in account {{account}} and region {{region}}',
  'action.dead-letters-nowhere':
    'There is no queue {{queue}} in this account and region',
  'action.dead-letters-other-type_fifo':
    'A FIFO queue needs a dead-letter queue of its own type, and {{queue}} is none',
  'action.dead-letters-other-type_standard':
    'A standard queue needs a dead-letter queue of its own type, and {{queue}} is none',
  'action.dead-letters-not-allowed':
    '{{queue}} takes dead letters only from whom its RedriveAllowPolicy names: name this queue there first',
  'action.dead-letters-kept':
    '{{queue}} is there to take what fails, and keeps it for {{kept}}',
  'action.dead-letters-too-short':
    '{{queue}} keeps messages for {{kept}} since they were first sent, no longer than this queue: raise that first',
};
