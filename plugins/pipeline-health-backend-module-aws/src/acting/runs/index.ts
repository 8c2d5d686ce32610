import { StageAction } from '@pipeline-health/plugin-pipeline-health-node';
import { ActingTools } from '../ActingTools';
import { crawls } from './callCrawls';
import { databrewRuns } from './callDatabrewRuns';
import { glueRuns } from './callGlueRuns';
import { StartRun } from './StartRun';
import { StopRun } from './StopRun';

/** What can be done about runs of crawlers and jobs. */
export function runActions(tools: ActingTools): StageAction[] {
  return [
    new StartRun(
      crawls,
      tools,
      'start-crawler',
      'Start the crawler',
      'Has the crawler look at its data now, and tells how the crawl ended.',
      false,
    ),
    ...[glueRuns, databrewRuns].map(
      runs =>
        new StartRun(
          runs,
          tools,
          'rerun-job',
          'Run the job again',
          'Runs a job that failed once more with the same arguments, and tells how the run ended.',
          true,
        ),
    ),
    ...[crawls, glueRuns, databrewRuns].map(runs => new StopRun(runs, tools)),
  ];
}
