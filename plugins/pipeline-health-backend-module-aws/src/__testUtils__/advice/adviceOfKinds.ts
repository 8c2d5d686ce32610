import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import { findings as databrewFindings } from '../../stages/databrew-job/__testUtils__/jobs';
import {
  findings as glueJobFindings,
  hourly,
  withJob,
} from '../../stages/glue-job/__testUtils__/jobs';
import {
  evaluation,
  task,
  findings as transformFindings,
} from '../../stages/glue-ml-transform/__testUtils__/transforms';
import { crawlers } from './crawlers';
import { queues } from './queues';
import { streams } from './streams';
import { warehouses } from './warehouses';

/** What is found of stages of every kind that could all be set up better, and of crawlers whose tables could be mended so. */
export async function adviceOfKinds(): Promise<Finding[]> {
  const found = [
    ...queues(),
    ...streams(),
    ...warehouses(),
    ...Object.values(
      await glueJobFindings({
        ...withJob({
          Timeout: 2880,
          ExecutionProperty: { MaxConcurrentRuns: 3 },
          DefaultArguments: { '--job-bookmark-option': 'job-bookmark-enable' },
        }),
        GetTriggers: () => ({
          Triggers: [
            { ...hourly, Name: 'off', State: 'DEACTIVATED' },
            { ...hourly, Name: 'odd', Schedule: 'at night' },
          ],
        }),
      }),
    ),
    ...Object.values(await databrewFindings(...profile())),
    ...Object.values(await databrewFindings(...profile('rules'))),
    ...Object.values(
      await transformFindings({
        GetMLTaskRuns: () => ({
          TaskRuns: [task('20T09:00', { type: 'IMPORT_LABELS' }), evaluation],
        }),
      }),
    ),
  ];
  return [
    ...found.filter(({ claim }) => claim === 'posture'),
    ...(await crawlers()),
  ];
}

function profile(...rulesets: string[]): Parameters<typeof databrewFindings> {
  return [
    {
      DescribeJob: () => ({
        Name: 'profile customers',
        Type: 'PROFILE',
        DatasetName: 'customers',
        LogSubscription: 'DISABLE',
        Outputs: [{ Location: { Bucket: 'acme-profiles' } }],
        ValidationConfigurations: rulesets.map(name => ({
          RulesetArn: `arn:aws:databrew:eu-central-1:123456789012:ruleset/${name}`,
        })),
      }),
      ListSchedules: () => ({
        Schedules: [
          {
            Name: 'nightly',
            JobNames: ['profile customers'],
            CronExpression: 'at night',
          },
        ],
      }),
    },
  ];
}
