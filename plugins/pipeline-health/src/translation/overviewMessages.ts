/** The words about the list of pipelines. */
export const overviewMessages = {
  label: 'Pipelines, most urgent first',
  pipeline: 'Pipeline and cause',
  owner: 'Owner',
  noOwner: 'No owner',
  system: 'System',
  deadLetters: 'Dead letters',
  keyFigure: 'Key figure',
  trendColumn: 'Trend',
  time: 'Updated',
  more: 'Show more',
  shown: '{{shown}} of {{total}} pipelines',
  stages_one: '{{count}} stage',
  stages_other: '{{count}} stages',
  allWell: 'All is well',
  trend: '{{metric}}: from {{first}} to {{last}} over {{span}}',
  expected: '{{expected}} expected',
  notAvailable: 'not available',
  views: 'Views',
  all: 'All',
  mine: 'Mine',
  sentences: 'Full sentences',
  columns: 'Columns',
  csv: 'Download as CSV',
  csvFailed: 'The list could not be read whole: {{why}}',
  csvHealth: 'Health',
  csvCause: 'Cause',
  csvSeconds: 'Seconds to loss',
  csvFigure: 'Key figure, value',
  csvUnit: 'Key figure, unit',
  csvEntity: 'Entity',
  keys: 'Keys',
  keyNext: 'Next pipeline',
  keyPrevious: 'Pipeline before',
  keyOpen: 'Open it',
  keySearch: 'Search',
  keyHelp: 'These keys',
  close: 'Close',
} as const;

/** The words about how all pipelines are. */
export const verdictMessages = {
  healthy_one: 'The pipeline is healthy',
  healthy_other: 'All {{count}} pipelines are healthy',
  critical_one: '1 pipeline is critical',
  critical_other: '{{count}} pipelines are critical',
  unknown_one: '1 pipeline cannot be seen',
  unknown_other: '{{count}} pipelines cannot be seen',
  warning_one: '1 pipeline needs a look',
  warning_other: '{{count}} pipelines need a look',
  first: 'First to lose data',
  nothing: 'No pipelines match',
} as const;

/** The words of the filters of the list. */
export const filterMessages = {
  label: 'Filters',
  healthGroup: 'Filter by health',
  text: 'Search pipelines and stages',
  owner: 'Owner',
  kind: 'Stage kind',
  account: 'Account',
  region: 'Region',
  more: 'More filters',
  clear: 'Clear filters',
} as const;

/** The words where there is no pipeline. */
export const emptyMessages = {
  title: 'You can see no pipelines',
  body: 'None is watched yet, or you may not read their entities in the catalog.',
  begin:
    'Annotate an entity in the catalog with the ARN of one of its AWS resources. Its neighbours, such as a dead-letter queue, are found by themselves.',
  then: 'The pipeline appears here within a minute after the catalog has read the change.',
  snippet: 'catalog-info.yaml',
  copy: 'Copy',
  copied: 'Copied',
  noMatch: 'No pipeline matches these filters',
  noMatchBody: 'Take a filter away to see more.',
} as const;
