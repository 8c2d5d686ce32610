import { Templates } from '@pipeline-health/plugin-pipeline-health-common';

/** What is said of starting and stopping runs. */
export const runMessages: Templates = {
  'action.run-running_crawl': 'A crawl is running since {{since}}',
  'action.run-running_run': 'A run is running since {{since}}',
  'action.none-running_crawl': 'No crawl is running',
  'action.none-running_run': 'No run is running',
  'action.not-running': '{{run}} is not running',
  'action.last-run_failed':
    'The run of {{at}} failed; it is run again with its arguments',
  'action.last-run_stopped':
    'The run of {{at}} stopped; it is run again with its arguments',
  'action.last-run_running':
    'The run of {{at}} running; it is run again with its arguments',
  'action.last-run_well':
    'No run failed last: what it processed is processed again',
  'action.last-run_none': 'No run failed last: the job has not run yet',
  'action.run-cause': 'What it suffers from is still found: {{finding}}',
  'action.run-price_crawl': 'What the last crawl that cost anything did.',
  'action.run-price_run': 'What the last run that cost anything did.',
  'action.run-starts_crawl': 'Has a crawl start.',
  'action.run-starts_run': 'Has a run start.',
  'action.run-not-started_crawl': 'No crawl was started',
  'action.run-not-started_run': 'No run was started',
  'action.run-unlisted_crawl': 'AWS took the call and lists no new crawl',
  'action.run-unlisted_run': 'AWS took the call and lists no new run',
  'action.run-ends': 'Waits until {{run}} has ended.',
  'action.run-stops': 'Has {{run}} stopped.',
  'action.run-stopping': 'Waits until {{run}} is stopped.',
  'action.run-succeeded': '{{run}} succeeded after {{time}}',
  'action.run-was-stopped': '{{run}} was stopped after {{time}}',
  'action.run-failed': '{{run}} failed after {{time}}: {{error}}',
  'action.run-failed_untold': '{{run}} failed after {{time}}: AWS says no more',
  'action.run-runs': '{{run}} runs for {{ran}}',
  'action.run-runs_usual':
    '{{run}} runs for {{ran}}; usually it takes {{usual}}',
  'action.run-over': '{{run}} runs no longer',
  'action.run-over_succeeded': '{{run}} runs no longer: it succeeded',
  'action.run-over_failed': '{{run}} runs no longer: it failed',
  'action.run-over_stopped': '{{run}} runs no longer: it stopped',
  'action.run-unstoppable': 'AWS took the call, and {{run}} runs still',
};
