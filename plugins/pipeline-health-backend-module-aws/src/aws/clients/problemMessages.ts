import {
  sayWith,
  Templates,
} from '@pipeline-health/plugin-pipeline-health-common';

/** Why a question to AWS was not answered, by the keys of the templates; what AWS said is `why`. */
export const problemMessages: Templates = {
  'problem.asked':
    '{{action}} failed (account {{account}}, region {{region}}): {{why}}',
  'problem.asked_access-denied':
    'Not allowed to ask {{action}} (account {{account}}, region {{region}}): {{why}}',
  'problem.asked_not-found':
    'Asked {{action}} (account {{account}}, region {{region}}), and there is no such resource: {{why}}',
  'problem.asked_throttled':
    'AWS throttled {{action}} (account {{account}}, region {{region}}): {{why}}',
  'problem.asked_unreachable':
    'Could not reach AWS for {{action}} (account {{account}}, region {{region}}): {{why}}',
  'problem.credentials':
    'The credentials for account {{account}} do not work; check aws.accounts in app-config: {{why}}',
  'problem.no-credentials':
    'There are no credentials for account {{account}}; add it to aws.accounts or set aws.accountDefaults.roleName in app-config',
  'problem.unreadable':
    'the answer was not in the format of AWS (HTTP {{status}})',
  'problem.no-reason': 'no reason given',
  'problem.metric':
    'CloudWatch could not answer for {{namespace}} {{metric}}: {{why}}',
  'problem.metric_access-denied':
    'CloudWatch does not let us read {{namespace}} {{metric}}: {{why}}',
  'problem.not-understood':
    'Could not make sense of what AWS says of {{name}}: {{why}}',
  'problem.no-regions':
    'pipelineHealth.aws.regions is empty: name the regions in which resources are looked for by tags',
  'problem.nobody': 'a pipeline without an owner',
  'problem.no-rule':
    'no rule of pipelineHealth.aws.allow lets {{who}} watch it',
  'problem.other-tag': 'its tag {{tags}} does not name {{who}}',
  'problem.tag-not-read': 'its tag {{tags}} could not be read: {{why}}',
  'problem.no-tags': 'No tags were given to look for.',
  'problem.list-goes-on_one': 'The list goes on after {{count}} item.',
  'problem.list-goes-on_other': 'The list goes on after {{count}} items.',
  'problem.functions-go-on':
    'The list of the functions goes on after {{count}} items.',
  'problem.list-in-no-order':
    'The list goes on, and is in no order: the newest may be missing.',
};

/** Says why a question was not answered. */
export const sayProblem = sayWith(problemMessages);
