import { Templates } from '@pipeline-health/plugin-pipeline-health-common';

/** Why what somebody asked for is refused, by the keys of the templates. */
export const refusalMessages: Templates = {
  'refusal.field': '{{field}}: {{why}}',
  'refusal.number': 'expected a number',
  'refusal.at-least': 'expected {{least}} or more',
  'refusal.at-most': 'expected {{most}} or less',
  'refusal.text': 'expected a sentence',
  'refusal.too-long': 'expected at most {{most}} characters',
  'refusal.unknown-key': 'unknown key: {{key}}',

  'refusal.no-pipeline': 'There is no pipeline {{entityRef}}',

  'refusal.permission':
    'The permission {{permission}} is needed for {{entityRef}}',
  'refusal.permission_collection':
    'The permission {{permission}} is needed to see the collection',
  'refusal.no-stage': '{{entityRef}} has no stage {{stage}}',
  'refusal.no-action':
    "there is no action '{{action}}' for {{kind}}; expected {{expected}}",
  'refusal.stands-against': 'It is not done, because of this: {{lines}}',
  'refusal.lines': '{{first}}; {{rest}}',
  'refusal.only-a-person': 'Only a person may override what stands against it',
  'refusal.not-started': 'It could not be started: {{why}}',
  'refusal.source-silent':
    'The source did not answer in time; nothing was done',
  'refusal.at-the-same-time': 'It was being done at the same time; ask again',
  'refusal.other-request':
    'it was sent with another request before; expected a new one',
  'refusal.running-as': '{{why}}, as task {{task}}',
  'refusal.task-over': 'The task {{task}} is over already',
  'refusal.no-task': '{{entityRef}} has no task {{task}}',
  'refusal.not-stoppable':
    'The action {{action}} cannot be stopped once it has begun',
  'refusal.no-proposal':
    'there is no such proposal, or it has expired; ask for a new one',
  'refusal.other-proposal':
    'the proposal is for another stage, action, input or caller; ask for a new one',
  'refusal.proposal-outdated':
    'what the proposal rests on has changed since; ask for a new one',
  'refusal.no-redrive': 'there is no redrive {{task}}',
  'refusal.no-queue': 'there is no pipeline with {{queue}}',

  'refusal.no-incident': '{{entityRef}} has no incident {{incident}}',
  'refusal.incident-over': 'incident {{incident}} is over',
  'refusal.incident-not_acknowledged':
    'incident {{incident}} is not acknowledged',
  'refusal.incident-not_snoozed': 'incident {{incident}} is not snoozed',
  'refusal.incident-not_on-hold': 'incident {{incident}} is not on hold',
  'refusal.acknowledged':
    '{{who}} acknowledged incident {{incident}} at {{at}}, and nothing was found since',
  'refusal.snooze': 'expected a time in the future, within {{days}} days',
  'refusal.past': 'expected a time in the future',
  'refusal.no-maintenance': 'nobody added maintenance {{maintenance}}',
};
