import type {
  Action,
  Job,
  JobRun,
  Trigger,
  WorkerType,
} from '@aws-sdk/client-glue';
import { JobRunRecord, stateAt } from '../../jobs/JobLife';
import { GlueJobItem } from './glueJobSchema';

const DPUS: Record<string, number> = { 'G.025X': 0.25, 'G.2X': 2, 'G.4X': 4 };

export function describeJob(item: GlueJobItem, createdAt: number): Job {
  const created = new Date(createdAt);
  return {
    Name: item.name,
    JobMode: 'SCRIPT',
    Role: item.role,
    CreatedOn: created,
    LastModifiedOn: created,
    ExecutionProperty: { MaxConcurrentRuns: 1 },
    Command: {
      Name: item.type,
      ScriptLocation: item.script,
      PythonVersion: '3',
    },
    DefaultArguments: item.arguments,
    ...(item.connections.length && {
      Connections: { Connections: item.connections },
    }),
    MaxRetries: item.retries,
    Timeout: item.timeout,
    // A scenario may name a type that the SDK does not know yet.
    WorkerType: item.workerType as WorkerType,
    NumberOfWorkers: item.workers,
    MaxCapacity: item.workers * (DPUS[item.workerType] ?? 1),
    GlueVersion: item.glueVersion,
    ExecutionClass: 'STANDARD',
  };
}

export function describeTrigger(
  item: Pick<GlueJobItem, 'name' | 'workflow'>,
  schedule: string,
  action: Action = { JobName: item.name },
): Trigger {
  return {
    Name: `${item.name}-schedule`,
    WorkflowName: item.workflow,
    Type: 'SCHEDULED',
    State: 'ACTIVATED',
    Schedule: schedule,
    Actions: [action],
  };
}

export function describeRun(run: JobRunRecord, job: Job, now: number): JobRun {
  const { id, start, end, failure, stopped, arguments: given } = run;
  const done = end <= now;
  return {
    Id: `jr_${id}`,
    Attempt: 0,
    JobName: job.Name,
    TriggerName: `${job.Name}-schedule`,
    JobRunState: stateAt(run, now),
    ...(given && { Arguments: given }),
    StartedOn: new Date(start),
    LastModifiedOn: new Date(Math.min(now, end)),
    ...(done && { CompletedOn: new Date(end) }),
    ...(done && failure && !stopped && { ErrorMessage: failure }),
    ExecutionTime: Math.round((Math.min(now, end) - start) / 1000),
    Timeout: job.Timeout,
    MaxCapacity: job.MaxCapacity,
    WorkerType: job.WorkerType,
    NumberOfWorkers: job.NumberOfWorkers,
    GlueVersion: job.GlueVersion,
    ExecutionClass: job.ExecutionClass,
    LogGroupName: '/aws-glue/jobs',
  };
}
