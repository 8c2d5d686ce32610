import {
  BatchStopJobRunCommand,
  CreateConnectionCommand,
  CreateJobCommand,
  CreateTriggerCommand,
  DeleteJobCommand,
  GetConnectionCommand,
  GetJobBookmarkCommand,
  GetJobCommand,
  GetJobRunCommand,
  GetJobRunsCommand,
  GetTriggersCommand,
  ListJobsCommand,
  StartJobRunCommand,
} from '@aws-sdk/client-glue';
import { AwsError } from '../../../wire/AwsError';
import { Operation, operation } from '../../../wire/operation';
import { Call } from '../../../wire/wireMessages';
import { missing } from '../glueErrors';
import { pageOf } from '../pageOf';
import { describeRun } from './describeJob';
import { GlueJobs } from './GlueJobs';
import { glueJobSchema } from './glueJobSchema';

const pages = { usual: 100, most: 200 };
const listPages = { usual: 100, most: 100 };

/** The operations on jobs, triggers and connections. */
export function jobOperations(glue: GlueJobs): Operation[] {
  const jobOf = (name: string | undefined, call: Call) => {
    const job = glue.jobs.get(call, name ?? '');
    if (!job) {
      throw missing(`Job ${name} not found.`);
    }
    return job;
  };
  return [
    operation(CreateJobCommand, (input, call) => {
      const { Name, Tags: tags, ...rest } = input;
      const item = glueJobSchema.parse({ name: Name, created: '0s', tags });
      const job = glue.addJob(item, { ...call, zero: call.now });
      Object.assign(job.description, rest);
      return { Name };
    }),

    operation(DeleteJobCommand, (input, call) => {
      const job = glue.jobs.get(call, input.JobName ?? '');
      // Who deletes what is not there is told nothing.
      if (job) {
        glue.deleteJob(job);
      }
      return { JobName: input.JobName };
    }),

    operation(ListJobsCommand, (input, call) => {
      const page = pageOf(glue.jobs.list(call), input, listPages);
      return {
        JobNames: page.items.map(({ description }) => `${description.Name}`),
        NextToken: page.nextToken,
      };
    }),

    operation(StartJobRunCommand, (input, call) => {
      const { life, description } = jobOf(input.JobName, call);
      const { MaxConcurrentRuns: most = 1 } =
        description.ExecutionProperty ?? {};
      if (life.running(call.now).length >= most) {
        throw new AwsError(
          'ConcurrentRunsExceededException',
          `Concurrent runs exceeded for ${input.JobName}`,
        );
      }
      const { id } = life.start(call.now, input.Arguments);
      return { JobRunId: `jr_${id}` };
    }),

    operation(BatchStopJobRunCommand, (input, call) => {
      const { JobName, JobRunIds = [] } = input;
      const { life } = jobOf(JobName, call);
      const stopped = JobRunIds.map(JobRunId => ({
        JobName,
        JobRunId,
        run: life.stop(JobRunId.slice('jr_'.length), call.now),
      }));
      return {
        SuccessfulSubmissions: stopped.flatMap(({ run, ...submission }) =>
          run ? submission : [],
        ),
        Errors: stopped.flatMap(({ run, ...submission }) =>
          run
            ? []
            : {
                ...submission,
                ErrorDetail: {
                  ErrorCode: 'JobRunCannotBeStoppedException',
                  ErrorMessage: `Job run ${submission.JobRunId} is not running.`,
                },
              },
        ),
      };
    }),

    operation(GetJobRunCommand, (input, call) => {
      const { life, description } = jobOf(input.JobName, call);
      const run = life
        .runs(call.now)
        .find(({ id }) => `jr_${id}` === input.RunId);
      if (!run) {
        throw missing(`Job run ${input.RunId} not found.`);
      }
      return { JobRun: describeRun(run, description, call.now) };
    }),

    operation(GetJobCommand, (input, call) => ({
      Job: jobOf(input.JobName, call).description,
    })),

    operation(GetJobRunsCommand, (input, call) => {
      const { life, description } = jobOf(input.JobName, call);
      const page = pageOf(life.runs(call.now), input, pages);
      return {
        JobRuns: page.items.map(run => describeRun(run, description, call.now)),
        NextToken: page.nextToken,
      };
    }),

    operation(GetJobBookmarkCommand, (input, call) => {
      const { life, bookmarkStands, description } = jobOf(input.JobName, call);
      const good = life
        .runs(call.now)
        .filter(({ end, failure }) => end <= call.now && !failure);
      const moved = bookmarkStands ? good.at(-1) : good[0];
      if (!moved) {
        throw missing(`Continuation for job ${input.JobName} not found`);
      }
      return {
        JobBookmarkEntry: {
          JobName: description.Name,
          Version: good.length,
          Run: good.length,
          Attempt: 0,
          RunId: `jr_${moved.id}`,
        },
      };
    }),

    operation(CreateTriggerCommand, (input, call) => {
      const { StartOnCreation: started, Tags: _, ...rest } = input;
      glue.triggers.set(call, input.Name ?? '', {
        ...rest,
        State: started ? 'ACTIVATED' : 'CREATED',
      });
      return { Name: input.Name };
    }),

    operation(GetTriggersCommand, (input, call) => {
      const all = glue.triggers
        .list(call)
        .filter(
          ({ Actions }) =>
            !input.DependentJobName ||
            Actions?.some(({ JobName }) => JobName === input.DependentJobName),
        );
      const page = pageOf(all, input, pages);
      return { Triggers: page.items, NextToken: page.nextToken };
    }),

    operation(CreateConnectionCommand, (input, call) => {
      const { Name } = input.ConnectionInput ?? {};
      glue.connections.set(call, Name ?? '', { ...input.ConnectionInput });
      return {};
    }),

    operation(GetConnectionCommand, (input, call) => {
      const connection = glue.connections.get(call, input.Name ?? '');
      if (!connection) {
        throw missing(`Connection ${input.Name} not found.`);
      }
      const { PASSWORD: _, ...properties } =
        connection.ConnectionProperties ?? {};
      return {
        Connection: input.HidePassword
          ? { ...connection, ConnectionProperties: properties }
          : connection,
      };
    }),
  ];
}
