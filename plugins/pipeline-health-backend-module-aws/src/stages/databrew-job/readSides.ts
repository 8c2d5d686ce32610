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
import { ListedItems, readPages } from '../../aws/paging';
import { JobSchedule } from '../../judging/runs';
import { RuleCount } from './DatabrewJobInventory';

const MAX_PAGES = 5;

/** The schedules that start a job. */
export async function readSchedules(
  client: DataBrewClient,
  job: string,
): Promise<ListedItems<JobSchedule>> {
  const { items, complete } = await readPages(MAX_PAGES, async token => {
    const answer = await client.send(
      new ListSchedulesCommand({ JobName: job, NextToken: token }),
    );
    return { items: answer.Schedules, nextToken: answer.NextToken };
  });
  return {
    complete,
    items: items.flatMap(schedule =>
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
    ),
  };
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

/** How many rules the rulesets have that a job names. */
export async function readRules(
  client: DataBrewClient,
  named: readonly string[],
): Promise<ListedItems<RuleCount>> {
  const wanted = new Set(named);
  if (wanted.size === 0) {
    return { items: [], complete: true };
  }
  const { items, complete } = await readPages(MAX_PAGES, async token => {
    const answer = await client.send(
      new ListRulesetsCommand({ MaxResults: 100, NextToken: token }),
    );
    return { items: answer.Rulesets, nextToken: answer.NextToken };
  });
  const found = items.flatMap(({ Name, RuleCount: rules }) =>
    Name && wanted.has(Name) && rules !== undefined
      ? [{ ruleset: Name, rules }]
      : [],
  );
  return { items: found, complete: complete || found.length === wanted.size };
}
