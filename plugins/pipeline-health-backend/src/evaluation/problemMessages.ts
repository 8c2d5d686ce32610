import {
  declarationMessages,
  Templates,
} from '@pipeline-health/plugin-pipeline-health-common';

/** What is wrong in what entities and the configuration declare, and why something was not asked, by the keys of the templates. */
export const problemMessages: Templates = {
  ...declarationMessages,

  'declared.where': '{{where}}: {{message}}',
  'declared.unknown-kind': 'unknown kind; expected {{expected}}',
  'declared.unknown-reading': 'unknown reading; expected {{expected}}',
  'declared.unknown-line': 'unknown line; expected warning or critical',
  'declared.no-readings':
    'expected a mapping of reading → { warning, critical }',
  'declared.no-lines': 'expected { warning, critical } or off',
  'declared.line': 'expected {{expected}}, not {{written}}',
  'declared.overlap_high':
    'warning ({{warning}}) and critical ({{critical}}) overlap; expected warning to come first, because high values are bad',
  'declared.overlap_low':
    'warning ({{warning}}) and critical ({{critical}}) overlap; expected warning to come first, because low values are bad',
  'declared.one-of': 'one of {{names}}',
  'declared.none': 'none: there are none',
  'declared.of-unit_seconds': 'a number of seconds, 15m, 7d, PT15M, or off',
  'declared.of-unit_ratio': 'a number from 0 to 1, 25%, or off',
  'declared.of-unit_count': 'a number, or off',
  'declared.of-unit_bytes': 'a number of bytes, or off',

  'declared.unknown-objective':
    'unknown objective; expected one of {{expected}}',
  'declared.objective': 'expected { {{keys}} } or off',
  'declared.unknown-key': 'unknown key; expected {{expected}}',
  'declared.target':
    'expected a share above 0 and below 1, such as 0.99 or 99%: 100% leaves nothing to spend',
  'declared.within': 'expected {{expected}}',
  'declared.able-kinds': 'expected kinds that tell of {{objective}}: {{kinds}}',

  'declared.runbook':
    "The runbook '{{url}}' is not shown; expected an http or https URL",
  'declared.arn-of-no-kind':
    "ARN '{{arn}}' is of no known kind; known kinds are {{kinds}}",
  'declared.refused': '{{name}} is not watched: {{why}}',
  'declared.too-many':
    'Only the first {{most}} stages are watched, as pipelineHealth.limits.stagesPerPipeline has it',
  'declared.not-searched':
    'Could not search account {{account}} in {{region}}: {{why}}',
  'declared.not-searched_at-all': 'Could not search: {{why}}',
  'declared.no-tagged': 'No resource of a known kind carries these tags.',

  'maintenance.field': '{{field}}: {{why}}',
  'maintenance.reason': 'expected why it is worked on',
  'maintenance.time': 'expected an ISO 8601 time',
  'maintenance.until': 'expected a time after `from`',
  'maintenance.duration': 'expected a duration such as 2h, of at most 14 days',
  'maintenance.cron': 'expected five fields such as `0 2 * * 6`',
  'maintenance.timezone': 'expected the name of a time zone: Europe/Berlin',
  'maintenance.unknown-key': 'unknown key',

  'problem.month-spent':
    'pipelineHealth.monthlyBudgetUsd ({{budget}}) is spent; metrics are read again from {{next}} (UTC) on',
  'problem.month-too-much':
    'What is watched would cost more than is left of pipelineHealth.monthlyBudgetUsd ({{budget}}), however seldom it is read; metrics of {{tiers}} stages are not read until that is less',
  'problem.owner-too-much':
    'What {{owners}} has watched would cost more than pipelineHealth.limits.monthlyUsdPerOwner ({{budget}}) a month; its metrics are not read until that is less',
  'problem.clock_behind':
    'The clock of the backend is {{difference}} behind that of {{whose}}',
  'problem.clock_ahead':
    'The clock of the backend is {{difference}} ahead of that of {{whose}}',
  'problem.clock-of.database': 'the database',
  'problem.clock-of.source': '{{source}} in {{region}}',
  'problem.in-part': 'the answer came only in part',
  'problem.no-answer': "The source '{{source}}' did not answer",
  'problem.not-stored':
    'The answer could not be stored; the log of the backend says why',
};
