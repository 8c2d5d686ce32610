/** The words of the panel of a DataBrew job. */
export const rulesetMessages = {
  title: 'Data quality',
  none: 'No rules are checked.',
  rules_one: '{{count}} rule',
  rules_other: '{{count}} rules',
  noResult:
    'AWS tells the result of rules by an event or a report in S3 only; a run can succeed while its rules fail.',
  report: 'Report',
} as const;
