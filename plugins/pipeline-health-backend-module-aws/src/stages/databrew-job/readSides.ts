import {
  DataBrewClient,
  DescribeDatasetCommand,
  DescribeProjectCommand,
  ListRulesetsCommand,
  ListSchedulesCommand,
} from '@aws-sdk/client-databrew';
import type {
  DescribeDatasetResponse,
  DescribeJobResponse,
} from '@aws-sdk/client-databrew';
import { readPages } from '../../aws/paging';
import { JobSchedule } from '../../judging/runs';
import { JobRuleset } from './DatabrewJobInventory';

const MAX_PAGES = 5;

/** The schedules that start a job. */
export async function readSchedules(
  client: DataBrewClient,
  job: string,
): Promise<JobSchedule[]> {
  const { items } = await readPages(MAX_PAGES, async token => {
    const answer = await client.send(
      new ListSchedulesCommand({ JobName: job, NextToken: token }),
    );
    return { items: answer.Schedules, nextToken: answer.NextToken };
  });
  return items.flatMap(schedule =>
    schedule.CronExpression
      ? [
          {
            name: schedule.Name ?? 'schedule',
            expression: schedule.CronExpression,
            standsSince: (
              schedule.LastModifiedDate ?? schedule.CreateDate
            )?.toISOString(),
          },
        ]
      : [],
  );
}

/** The dataset that a job reads, by itself or as the sample of its project. */
export async function readDataset(
  client: DataBrewClient,
  job: DescribeJobResponse,
): Promise<DescribeDatasetResponse | undefined> {
  let name = job.DatasetName;
  if (!name && job.ProjectName) {
    const project = await client.send(
      new DescribeProjectCommand({ Name: job.ProjectName }),
    );
    name = project.DatasetName;
  }
  return name
    ? client.send(new DescribeDatasetCommand({ Name: name }))
    : undefined;
}

/** The rulesets that a profile job checks, with the number of their rules. */
export async function readRulesets(
  client: DataBrewClient,
  job: DescribeJobResponse,
): Promise<JobRuleset[]> {
  const named = namedRulesets(job);
  if (named.length === 0) {
    return [];
  }
  const { items } = await readPages(MAX_PAGES, async token => {
    const answer = await client.send(
      new ListRulesetsCommand({ MaxResults: 100, NextToken: token }),
    );
    return { items: answer.Rulesets, nextToken: answer.NextToken };
  });
  const rules = new Map(items.map(({ Name, RuleCount }) => [Name, RuleCount]));
  return named.map(({ name }) => ({ name, rules: rules.get(name) }));
}

/** The rulesets as the job names them. */
export function namedRulesets(job: DescribeJobResponse): JobRuleset[] {
  return (job.ValidationConfigurations ?? []).flatMap(({ RulesetArn }) =>
    RulesetArn ? [{ name: RulesetArn.replace(/^.*:ruleset\//, '') }] : [],
  );
}
