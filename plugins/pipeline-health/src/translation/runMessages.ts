/** The words about runs. */
export const runMessages = {
  state: 'State',
  stage: 'Stage',
  started: 'Started',
  duration: 'Duration',
  cost: 'Cost',
  error: 'Error',
  running: 'Running',
  succeeded: 'Succeeded',
  failed: 'Failed',
  stopped: 'Stopped',
  runningFor: 'running for {{duration}}',
  timeline: 'Runs over time, a line for each stage',
  keys: 'Arrow keys lead from run to run.',
  lane: '{{stage}}, {{kind}}: {{runs}}',
  count_one: '{{count}} run',
  count_other: '{{count}} runs',
  noneInRange: 'No run in this time.',
  last: 'Last: {{state}}, {{time}}',
  notKnown: 'No run before {{time}} is known',
  none: 'No runs yet.',
  table: 'Show all in a table',
  more: 'Show more runs',
  totalCost: 'about {{cost}}',
  totalCostHint: 'Estimated from list prices',
} as const;

/** The names of the figures of runs. */
export const figureMessages = {
  dpuHours: 'DPU hours',
  dpuSeconds: 'DPU time',
  nodeMinutes: 'Node minutes',
  logStream: 'Log stream',
  loadedBytes: 'Loaded',
  loadedRows: 'Rows loaded',
  rejectedRows: 'Rows left out',
} as const;
