import { DataBrewClient, ListJobRunsCommand } from '@aws-sdk/client-databrew';
import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { readPages } from '../../aws/paging';
import { parseRun } from './parseRun';

const PAGE = 100;
const MAX_PAGES = 20;
const MAX_RUNS = 50;

/** The newest runs of a job, newest first; DataBrew promises no order. */
export async function readRuns(
  client: DataBrewClient,
  name: string,
  maxCapacity: number | undefined,
): Promise<Run[]> {
  const { items } = await readPages(MAX_PAGES, async token => {
    const answer = await client.send(
      new ListJobRunsCommand({
        Name: name,
        MaxResults: PAGE,
        NextToken: token,
      }),
    );
    return { items: answer.JobRuns, nextToken: answer.NextToken };
  });
  const runs = items.flatMap(run => parseRun(run, maxCapacity) ?? []);
  return [...new Map(runs.map(run => [run.id, run])).values()]
    .sort((left, right) => right.startedAt.localeCompare(left.startedAt))
    .slice(0, MAX_RUNS);
}
