import { Fix } from '@pipeline-health/plugin-pipeline-health-common';
import { fixesOf, only, Properties, ResourceType } from '../../aws/fixes';

const JOB: ResourceType = {
  cloudFormation: 'AWS::Glue::Job',
  terraform: 'aws_glue_job',
  arguments: { DefaultArguments: { as: 'map', name: 'default_arguments' } },
};

const TRIGGER: ResourceType = {
  cloudFormation: 'AWS::Glue::Trigger',
  terraform: 'aws_glue_trigger',
  arguments: { StartOnCreation: 'enabled' },
};

/** What UpdateJob takes of what GetJob tells; it resets the rest. */
const JOB_MEMBERS = [
  'JobMode',
  'JobRunQueuingEnabled',
  'Description',
  'LogUri',
  'Role',
  'ExecutionProperty',
  'Command',
  'DefaultArguments',
  'NonOverridableArguments',
  'Connections',
  'MaxRetries',
  'Timeout',
  'MaxCapacity',
  'WorkerType',
  'NumberOfWorkers',
  'SecurityConfiguration',
  'NotificationProperty',
  'GlueVersion',
  'CodeGenConfigurationNodes',
  'ExecutionClass',
  'SourceControlDetails',
  'MaintenanceWindow',
];

/** The same of triggers. */
const TRIGGER_MEMBERS = [
  'Description',
  'Schedule',
  'Actions',
  'Predicate',
  'EventBatchingCondition',
];

interface ToFix {
  name: string;
  region: string;
}

/** A change to a job. */
export function jobFixes(stage: ToFix, change: Properties): Fix[] {
  return fixesOf(stage, {
    calls: [
      {
        service: 'glue',
        operation: 'UpdateJob',
        input: { JobUpdate: change },
        read: {
          operation: 'GetJob',
          input: { JobName: stage.name },
          // Of capacity and workers only one may be given.
          filter: `.Job | {JobName: .Name, JobUpdate: (${only(
            JOB_MEMBERS,
          )} | if .WorkerType then del(.MaxCapacity) else . end)}`,
        },
      },
    ],
    resources: [
      {
        type: JOB,
        name: stage.name,
        properties: { Name: stage.name, ...change },
      },
    ],
  });
}

/** Lets triggers start what they are meant to start. */
export function activationFixes(
  { region }: ToFix,
  triggers: readonly string[],
): Fix[] {
  return fixesOf(
    { region },
    {
      calls: triggers.map(Name => ({
        service: 'glue',
        operation: 'StartTrigger',
        input: { Name },
      })),
      resources: triggers.map(name => ({
        type: TRIGGER,
        name,
        properties: { Name: name, StartOnCreation: true },
      })),
    },
  );
}

/** Another schedule for a trigger. */
export function scheduleFixes(
  { region }: ToFix,
  trigger: string,
  schedule: Properties,
): Fix[] {
  return fixesOf(
    { region },
    {
      calls: [
        {
          service: 'glue',
          operation: 'UpdateTrigger',
          input: { TriggerUpdate: schedule },
          read: {
            operation: 'GetTrigger',
            input: { Name: trigger },
            filter: `.Trigger | {Name, TriggerUpdate: ${only(
              TRIGGER_MEMBERS,
            )}}`,
          },
        },
      ],
      resources: [
        {
          type: TRIGGER,
          name: trigger,
          properties: { Name: trigger, ...schedule },
        },
      ],
    },
  );
}
