import {
  CreateDatasetCommand,
  CreateProfileJobCommand,
  CreateRulesetCommand,
  DescribeDatasetCommand,
  DescribeJobCommand,
  ListJobRunsCommand,
  ListJobsCommand,
  ListRulesetsCommand,
  ListSchedulesCommand,
  StartJobRunCommand,
  StopJobRunCommand,
} from '@aws-sdk/client-databrew';
import type { Job, JobRun } from '@aws-sdk/client-databrew';
import { AwsError } from '../../wire/AwsError';
import { Operation, operation } from '../../wire/operation';
import { JobRunRecord, stateAt } from '../jobs/JobLife';
import { DatabrewSimulation } from './DatabrewSimulation';
import { databrewArn } from './describeItem';

/** The operations on jobs, datasets, rulesets and schedules. */
export function databrewOperations(databrew: DatabrewSimulation): Operation[] {
  const { jobs, datasets, rulesets, schedules } = databrew;
  return [
    operation(CreateDatasetCommand, (input, call) => {
      datasets.set(call, input.Name ?? '', {
        ...input,
        Source: input.Input?.S3InputDefinition ? 'S3' : 'DATA-CATALOG',
        CreateDate: new Date(call.now),
        ResourceArn: databrewArn(call, `dataset/${input.Name}`),
      });
      return { Name: input.Name };
    }),

    operation(CreateRulesetCommand, (input, call) => {
      rulesets.set(call, input.Name ?? '', {
        Name: input.Name,
        TargetArn: input.TargetArn,
        RuleCount: input.Rules?.length,
        ResourceArn: databrewArn(call, `ruleset/${input.Name}`),
      });
      return { Name: input.Name };
    }),

    operation(CreateProfileJobCommand, (input, call) => {
      const { OutputLocation: location, ...rest } = input;
      jobs.set(call, input.Name ?? '', {
        description: {
          MaxCapacity: 5,
          ...rest,
          Type: 'PROFILE',
          Outputs: location ? [{ Location: location }] : [],
          CreateDate: new Date(call.now),
          ResourceArn: databrewArn(call, `job/${input.Name}`),
        },
      });
      return { Name: input.Name };
    }),

    operation(
      DescribeJobCommand,
      (input, call) =>
        found(jobs.get(call, input.Name ?? ''), `Job ${input.Name}`)
          .description,
    ),

    operation(ListJobsCommand, (input, call) => {
      const page = pageOf(jobs.list(call), input);
      return {
        Jobs: page.items.map(({ description }): Job => description),
        NextToken: page.nextToken,
      };
    }),

    operation(ListJobRunsCommand, (input, call) => {
      const job = found(jobs.get(call, input.Name ?? ''), `Job ${input.Name}`);
      const page = pageOf(job.life?.runs(call.now) ?? [], input);
      return {
        JobRuns: page.items.map(run =>
          describeRun(run, input.Name ?? '', call.now),
        ),
        NextToken: page.nextToken,
      };
    }),

    operation(StartJobRunCommand, (input, call) => {
      const job = found(jobs.get(call, input.Name ?? ''), `Job ${input.Name}`);
      const { id } = found(job.life, 'A run').start(call.now);
      return { RunId: `db_${id}` };
    }),

    operation(StopJobRunCommand, (input, call) => {
      const { Name = '', RunId = '' } = input;
      const { life } = found(jobs.get(call, Name), `Job ${Name}`);
      found(life?.stop(RunId.slice('db_'.length), call.now), `Run ${RunId}`);
      return { RunId };
    }),

    operation(DescribeDatasetCommand, (input, call) =>
      found(datasets.get(call, input.Name ?? ''), `Dataset ${input.Name}`),
    ),

    operation(ListRulesetsCommand, (input, call) => {
      const all = rulesets
        .list(call)
        .filter(each => !input.TargetArn || each.TargetArn === input.TargetArn);
      const page = pageOf(all, input);
      return { Rulesets: page.items, NextToken: page.nextToken };
    }),

    operation(ListSchedulesCommand, (input, call) => {
      const all = schedules
        .list(call)
        .filter(
          each => !input.JobName || each.JobNames?.includes(input.JobName),
        );
      const page = pageOf(all, input);
      return { Schedules: page.items, NextToken: page.nextToken };
    }),
  ];
}

function describeRun(run: JobRunRecord, name: string, now: number): JobRun {
  const { id, start, end, failure, stopped } = run;
  const done = end <= now;
  return {
    RunId: `db_${id}`,
    JobName: name,
    State: stateAt(run, now),
    Attempt: 0,
    StartedOn: new Date(start),
    ...(done && {
      CompletedOn: new Date(end),
      ExecutionTime: Math.round((end - start) / 1000),
      ...(failure && !stopped && { ErrorMessage: failure }),
    }),
    LogGroupName: '/aws-glue-databrew/jobs',
    StartedBy: 'schedule',
  };
}

function found<T>(value: T | undefined, what: string): T {
  if (!value) {
    throw new AwsError('ResourceNotFoundException', `${what} was not found`);
  }
  return value;
}

function pageOf<T>(
  items: T[],
  {
    MaxResults: size = 100,
    NextToken,
  }: { MaxResults?: number; NextToken?: string },
): { items: T[]; nextToken?: string } {
  const start = Number(NextToken ?? 0);
  if (size < 1 || size > 100 || !Number.isInteger(start)) {
    throw new AwsError('ValidationException', 'Invalid page of a list');
  }
  const end = start + size;
  return {
    items: items.slice(start, end),
    nextToken: end < items.length ? String(end) : undefined,
  };
}
