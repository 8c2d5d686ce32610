import { Fix } from '@pipeline-health/plugin-pipeline-health-common';
import {
  Call,
  fixesOf,
  Input,
  only,
  Properties,
  Resource,
  ResourceType,
} from '../../aws/fixes';

/*
 * Only the provider of Terraform that is made from CloudFormation knows DataBrew.
 */
const JOB: ResourceType = {
  cloudFormation: 'AWS::DataBrew::Job',
  terraform: 'awscc_databrew_job',
};

const RULESET: ResourceType = {
  cloudFormation: 'AWS::DataBrew::Ruleset',
  terraform: 'awscc_databrew_ruleset',
};

const SCHEDULE: ResourceType = {
  cloudFormation: 'AWS::DataBrew::Schedule',
  terraform: 'awscc_databrew_schedule',
};

const RULE: ResourceType = {
  cloudFormation: 'AWS::Events::Rule',
  terraform: 'awscc_events_rule',
  arguments: { EventPattern: { as: 'json', name: 'event_pattern' } },
};

/** What the calls that update jobs take of what DescribeJob tells; they reset the rest. */
const COMMON_MEMBERS = [
  'Name',
  'RoleArn',
  'EncryptionKeyArn',
  'EncryptionMode',
  'LogSubscription',
  'MaxCapacity',
  'MaxRetries',
  'Timeout',
];
const RECIPE_MEMBERS = [
  ...COMMON_MEMBERS,
  'Outputs',
  'DataCatalogOutputs',
  'DatabaseOutputs',
];
const PROFILE_MEMBERS = [
  ...COMMON_MEMBERS,
  'JobSample',
  'ValidationConfigurations',
];

interface JobToFix {
  stage: { name: string; region: string; arn: string };
  inventory: { type: string };
}

/** A change to a job. */
export function jobFixes(
  { stage, inventory }: JobToFix,
  change: Properties,
  before: { calls: Call[]; resources: Resource[] } = {
    calls: [],
    resources: [],
  },
): Fix[] {
  const isProfile = inventory.type === 'PROFILE';
  const kept = (isProfile ? PROFILE_MEMBERS : RECIPE_MEMBERS).filter(
    member => !(member in change),
  );
  return fixesOf(stage, {
    calls: [
      ...before.calls,
      {
        service: 'databrew',
        operation: isProfile ? 'UpdateProfileJob' : 'UpdateRecipeJob',
        input: change,
        read: {
          operation: 'DescribeJob',
          input: { Name: stage.name },
          filter: isProfile
            ? `. as $job | ${only(
                kept,
              )} + {OutputLocation: $job.Outputs[0].Location} + (if $job.ProfileConfiguration then {Configuration: $job.ProfileConfiguration} else {} end)`
            : only(kept),
        },
      },
    ],
    resources: [
      ...before.resources,
      {
        type: JOB,
        name: stage.name,
        properties: { Name: stage.name, ...change },
      },
    ],
  });
}

/** A first rule for the dataset of a profile job: that there are any rows. */
export function rulesetFixes(
  job: JobToFix,
  dataset: string | undefined,
): Fix[] {
  const beside = (kind: string, name: string) =>
    `${job.stage.arn.slice(0, job.stage.arn.lastIndexOf(':'))}:${kind}/${name}`;
  const name = `${job.stage.name}-rules`;
  const target = dataset
    ? beside('dataset', dataset)
    : new Input('Dataset', 'ARN of the dataset');
  const rule = { Name: 'has rows', CheckExpression: 'AGG(ROWS_COUNT) > :val' };
  const ruleset: Resource = {
    type: RULESET,
    name,
    properties: {
      Name: name,
      TargetArn: target,
      Rules: [
        {
          ...rule,
          SubstitutionMap: [{ ValueReference: ':val', Value: '0' }],
        },
      ],
    },
  };
  return jobFixes(
    job,
    {
      ValidationConfigurations: [
        {
          RulesetArn: beside('ruleset', name),
          ValidationMode: 'CHECK_ALL',
        },
      ],
    },
    {
      calls: [
        {
          service: 'databrew',
          operation: 'CreateRuleset',
          input: {
            Name: name,
            TargetArn: target,
            Rules: [{ ...rule, SubstitutionMap: { ':val': '0' } }],
          },
        },
      ],
      resources: [ruleset],
    },
  );
}

/** Another schedule for a job. */
export function scheduleFixes(
  { region }: { region: string },
  name: string,
  expression: Input,
): Fix[] {
  return fixesOf(
    { region },
    {
      calls: [
        {
          service: 'databrew',
          operation: 'UpdateSchedule',
          input: { CronExpression: expression },
          read: {
            operation: 'DescribeSchedule',
            input: { Name: name },
            filter: only(['Name', 'JobNames']),
          },
        },
      ],
      resources: [
        {
          type: SCHEDULE,
          name,
          properties: { Name: name, CronExpression: expression },
        },
      ],
    },
  );
}

const RULES_TOPIC = new Input(
  'RulesTopic',
  'ARN of an SNS topic that tells the team, and to which EventBridge may publish',
);

/** Tells somebody what became of the rules of a job. */
export function validationEventFixes(stage: {
  name: string;
  region: string;
}): Fix[] {
  const name = `${stage.name}-rules`;
  const pattern = {
    source: ['aws.databrew'],
    'detail-type': ['DataBrew Ruleset Validation Result'],
    detail: { jobName: [stage.name] },
  };
  const targets = [{ Id: 'team', Arn: RULES_TOPIC }];
  return fixesOf(stage, {
    calls: [
      {
        service: 'events',
        operation: 'PutRule',
        input: { Name: name, EventPattern: JSON.stringify(pattern) },
      },
      {
        service: 'events',
        operation: 'PutTargets',
        input: { Rule: name, Targets: targets },
      },
    ],
    resources: [
      {
        type: RULE,
        name,
        properties: { Name: name, EventPattern: pattern, Targets: targets },
      },
    ],
  });
}
