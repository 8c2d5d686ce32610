import { GetJobRunsCommand, GlueClient } from '@aws-sdk/client-glue';
import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { readPages } from '../../aws/paging';
import { parseRun } from './parseRun';

const PAGE = 200;
const MAX_PAGES = 10;
const MAX_RUNS = 50;

/** The newest runs of a job, newest first; Glue promises no order. */
export async function readRuns(
  client: GlueClient,
  name: string,
): Promise<Run[]> {
  const { items } = await readPages(MAX_PAGES, async token => {
    const answer = await client.send(
      new GetJobRunsCommand({
        JobName: name,
        MaxResults: PAGE,
        NextToken: token,
      }),
    );
    return { items: answer.JobRuns, nextToken: answer.NextToken };
  });
  const runs = items.flatMap(run => parseRun(run) ?? []);
  return [...new Map(runs.map(run => [run.id, run])).values()]
    .sort((left, right) => right.startedAt.localeCompare(left.startedAt))
    .slice(0, MAX_RUNS);
}
