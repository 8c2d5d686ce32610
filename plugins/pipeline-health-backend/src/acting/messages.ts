import { Templates } from '@pipeline-health/plugin-pipeline-health-common';

/** What is said of collecting a pipeline now, and of actions whatever they are. */
export const messages: Templates = {
  'action.not-enabled':
    'It is not switched on here: pipelineHealth.actions.{{action}}.enabled is not true',
  'action.not-permitted':
    'The permission {{permission}} is needed for {{entityRef}}',
  'action.running': 'The action {{action}} is running on it since {{since}}',
  'action.role-lacks':
    'The role was not allowed {{permission}} in account {{account}} some minutes ago',
  'action.too-often':
    'You had it done {{times}} times within {{window}}; again from {{from}} on',
  'action.no-stage': 'It has no stage that could be asked about',
  'action.asks': 'Asks about {{stages}} stages and for {{series}} series',
  'action.throttled':
    'AWS throttles the questions about {{stages}} of the stages: more of them make that no better',
  'action.waits-for-answers': 'Waits until all were asked.',
  'action.asked': 'Asked {{done}} of {{total}} questions.',
  'action.all-asked':
    'All {{stages}} stages were asked anew, and all {{series}} series are as new as they can be',
  'action.stages-silent':
    '{{missing}} of {{stages}} stages did not answer; {{name}}: {{why}}',
  'action.stages-silent_late':
    '{{missing}} of {{stages}} stages did not answer; {{name}}: it was not its turn in time',
  'action.series-silent':
    '{{unanswered}} of {{series}} series were not answered',
  'action.not-followed':
    'It could not be followed for a day, so nobody knows what came of it: {{message}}',
  'action.nothing-known': 'Nothing is known of {{name}} at present',
  'action.nothing-known_because':
    'Nothing is known of {{name}} at present: {{message}}',
};
