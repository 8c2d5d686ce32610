import { refusalMessages } from '../refusal';
import {
  staleMessages,
  Templates,
} from '@pipeline-health/plugin-pipeline-health-common';
import { problemMessages } from './problemMessages';

const WAIT =
  'It comes with the next rounds of collection. If that takes more than some minutes, GET /api/pipeline-health/collection says why they do not come through.';

/** What the evaluation itself has to say: of pipelines, and of what is not known of stages. */
export const messages: Templates = {
  ...problemMessages,
  ...refusalMessages,
  ...staleMessages,
  'pipeline.annotation.title': '{{annotation}}: {{message}}',
  'pipeline.annotation.title_adopted':
    '{{annotation}} of {{entityRef}}: {{message}}',
  'pipeline.annotation.title_several':
    '{{annotation}}: {{count}} things are wrong',
  'pipeline.annotation.title_adopted-several':
    '{{annotation}} is wrong on {{count}} entities: {{entities}}',
  'pipeline.annotation.remedy':
    'Correct the annotation of {{entityRef}}; what could be read of it is in force.',
  'pipeline.annotation.remedy_adopted':
    'Correct the annotation where {{entityRef}} comes from, or take {{annotation}} out of pipelineHealth.discovery.adoptedAnnotations. All other resources are watched.',
  'pipeline.annotation.remedy_adopted-several':
    'Correct the annotation where the entities below come from, or take {{annotation}} out of pipelineHealth.discovery.adoptedAnnotations. All other resources are watched.',
  'pipeline.no-stages.title': 'No stage of this pipeline is known',
  'pipeline.no-stages.remedy':
    'Name at least one resource in the annotations of {{entityRef}}, or wait for the search by tags to find some.',

  'pipeline.freshness-budget.title':
    'Data is older than {{within}}: {{left}} of the error budget is left and burns {{rate}} times too fast',
  'pipeline.freshness-budget.title_spent':
    'Data is older than {{within}}: the error budget is spent, and burns on {{rate}} times too fast',
  'pipeline.freshness-budget.remedy':
    'End what keeps data back. At this pace the error budget of four weeks ({{target}} of all minutes) is spent at {{spentAt}}.',
  'pipeline.freshness-budget.remedy_spent':
    'End what keeps data back: data was too old for longer than {{target}} of all minutes in four weeks allows.',
  'pipeline.delivery-budget.title':
    'Too little arrives: {{left}} of the error budget is left and burns {{rate}} times too fast',
  'pipeline.delivery-budget.title_spent':
    'Too little arrives: the error budget is spent, and burns on {{rate}} times too fast',
  'pipeline.delivery-budget.remedy':
    'End what keeps data from arriving. At this pace the error budget of four weeks ({{target}} must arrive) is spent at {{spentAt}}.',
  'pipeline.delivery-budget.remedy_spent':
    'End what keeps data from arriving: more was lost or set aside than {{target}} in four weeks allows.',

  'stage.the-call': 'the call',
  'stage.not-readable.title': 'Reading {{kind}} {{name}} failed',
  'stage.not-readable.title_access-denied':
    'We may not read {{kind}} {{name}}: {{action}} is denied in account {{account}}',
  'stage.not-readable.title_not-found':
    'AWS knows no {{kind}} {{name}}; it has never been seen',
  'stage.not-readable.title_throttled':
    'AWS turns away our questions about {{kind}} {{name}}',
  'stage.not-readable.title_credentials':
    'We cannot sign in to account {{account}} to read {{kind}} {{name}}',
  'stage.not-readable.title_unreachable':
    'AWS in {{region}} cannot be reached to read {{kind}} {{name}}',
  'stage.not-readable.title_invalid':
    'AWS does not understand our question about {{kind}} {{name}}',
  'stage.not-readable.title_clock':
    '{{message}}, so we do not read {{kind}} {{name}}',
  ...remediesOf('stage.not-readable'),

  'stage.metrics-not-readable.title':
    'Reading the metrics of {{kind}} {{name}} failed',
  'stage.metrics-not-readable.title_access-denied':
    'We may not read the metrics of {{kind}} {{name}}: {{action}} is denied in account {{account}}',
  'stage.metrics-not-readable.title_not-found':
    'CloudWatch knows nothing of the metrics of {{kind}} {{name}}',
  'stage.metrics-not-readable.title_throttled':
    'AWS turns away our questions about the metrics of {{kind}} {{name}}',
  'stage.metrics-not-readable.title_credentials':
    'We cannot sign in to account {{account}} to read the metrics of {{kind}} {{name}}',
  'stage.metrics-not-readable.title_unreachable':
    'AWS in {{region}} cannot be reached to read the metrics of {{kind}} {{name}}',
  'stage.metrics-not-readable.title_invalid':
    'AWS does not understand our question about the metrics of {{kind}} {{name}}',
  'stage.metrics-not-readable.title_clock':
    '{{message}}, so we do not read the metrics of {{kind}} {{name}}',
  'stage.metrics-not-readable.title_budget':
    'The budget is spent, so we do not read the metrics of {{kind}} {{name}}',
  ...remediesOf('stage.metrics-not-readable'),

  'stage.deleted.title': '{{kind}} {{name}} does not exist any more',
  'stage.deleted.remedy':
    'Create it again, or take it out of the pipeline: out of the annotation and out of the configuration of its neighbours.',

  'stage.unknown-kind.title':
    'No installed source reads stages of the kind {{kind}}',
  'stage.unknown-kind.remedy':
    'Install the backend module that reads {{kind}}, or take {{arn}} out of the annotation.',

  'stage.not-understood.title':
    'The stored facts of {{name}} cannot be understood',
  'stage.not-understood.remedy':
    'This is a fault of Pipeline Health: please report it with the evidence.',

  'stage.check-failed.title':
    "The check '{{check}}' failed, so we do not know what it looks for",
  'stage.check-failed.remedy':
    'This is a fault of Pipeline Health: please report it with the evidence.',

  'stage.not-yet-read.title': '{{kind}} {{name}} has not been read yet',
  'stage.not-yet-read.remedy': WAIT,
  'stage.stale.title':
    'What we know of {{kind}} {{name}} is too old to judge by',
  'stage.stale.remedy':
    'GET /api/pipeline-health/collection says why the rounds of collection do not come through.',
  'stage.metrics-not-yet-read.title':
    'Metrics of {{kind}} {{name}} have not been read yet',
  'stage.metrics-not-yet-read.remedy': WAIT,
  'stage.stale-metrics.title':
    'Metrics of {{kind}} {{name}} are too old to judge by',
  'stage.stale-metrics.remedy': WAIT,

  'incident.not-watched': 'Not watched any more',
  'setup.no-credentials':
    'The backend has no credentials for AWS: give it a role, a web identity or keys that the AWS SDK finds, or name them under aws in app-config.yaml',
  'setup.expired-credentials':
    'The credentials for account {{account}} have expired: renew them, or give the backend a role, which renews itself',
  'setup.wrong-credentials':
    'AWS does not know the keys for account {{account}}: correct them under aws in app-config.yaml or where the backend runs',
  'setup.role-refused':
    'AWS refuses {{by}} the role {{role}}: create it in account {{account}}, let its trust policy name {{by}}, and allow {{by}} sts:AssumeRole',
  'setup.unknown-account':
    'No credentials are configured for account {{account}}: set aws.accountDefaults.roleName, or name the account under aws.accounts',
  'setup.another-account':
    'What is configured for account {{account}} are credentials of account {{found}}: correct its entry under aws.accounts',
  'setup.wrong-region':
    'AWS answers elsewhere but not in {{region}}: correct the region in the ARN or the configuration, or enable it for account {{account}}',
  'setup.unreachable':
    'AWS does not answer in {{region}}: let the backend reach sts.{{region}}.amazonaws.com, directly or by a VPC endpoint',
  'setup.failed':
    'AWS did not say who asks in account {{account}}, region {{region}}: {{message}}',

  'link.declared':
    'The entity says that {{from}} leads to {{to}} ({{relation}}).',

  'cost.no-price': 'No price is known for {{price}}',
  'cost.not-measured': '{{title}}: not measured yet',

  'told.somebody': 'Alarms on {{stages}} reach {{whom}}',
  'told.somebody_partly':
    'Alarms on {{stages}} reach {{whom}}; of {{silent}} nobody is told',
  'told.nobody': 'Nobody: no alarm on {{silent}} reaches anybody',
  'told.unknown':
    'We do not know: whom the alarms on {{stages}} reach could not be asked',
  'told.alarm.reaches': 'Reaches {{whom}}',
  'told.alarm.no-action': 'It does nothing when it goes off',
  'told.alarm.disabled': 'The actions of {{of}} are switched off',
  'told.alarm.suppressed': 'Held back while the alarm {{of}} burns',
  'told.alarm.muted': 'Muted by the rule {{of}}',
  'told.alarm.no-person': '{{of}} changes machines and tells nobody',
  'told.alarm.no-topic': 'The topic {{of}} does not exist',
  'told.alarm.no-subscription': 'Nobody subscribes to the topic {{of}}',
  'told.alarm.unconfirmed':
    'No subscription of the topic {{of}} has been confirmed',
  'told.alarm.could-not-ask':
    'Who subscribes to the topic {{of}} could not be asked (sns:ListSubscriptionsByTopic)',
  'told.alarm.mutes-not-asked':
    'Whether a rule mutes it could not be asked (cloudwatch:ListAlarmMuteRules, cloudwatch:GetAlarmMuteRule)',
};

function remediesOf(key: string): Templates {
  return {
    [`${key}.remedy`]:
      'We keep trying. If it goes on, look into the log of the backend for the error in the evidence.',
    [`${key}.remedy_access-denied`]:
      'Allow {{action}} on {{resource}} to the role with which Pipeline Health reads account {{account}}.',
    [`${key}.remedy_not-found`]:
      'Check the ARN {{arn}}: its name, account and region. Remove it from the annotation when the resource is gone.',
    [`${key}.remedy_throttled`]:
      'Too many calls reach account {{account}} in {{region}}. GET /api/pipeline-health/collection counts the throttled calls; lengthen the collection intervals.',
    [`${key}.remedy_credentials`]:
      'Renew or correct the credentials of account {{account}} under aws.accounts in the app-config; they are missing, wrong or expired.',
    [`${key}.remedy_unreachable`]:
      "Check that the region {{region}} of the ARN is right and enabled, and that the backend's network lets it out to AWS there.",
    [`${key}.remedy_invalid`]:
      'Check the ARN {{arn}} in the annotation: a part of it is not what AWS expects.',
    [`${key}.remedy_clock`]:
      'Set the clock of the machine on which the backend runs, and keep it right by NTP. Nothing is read or deleted until then.',
    [`${key}.remedy_budget`]:
      'Raise pipelineHealth.monthlyBudgetUsd, or what one owner may cost by pipelineHealth.limits.monthlyUsdPerOwner, or have metrics read less often by pipelineHealth.collection.tiers. They are read again when they cost less than that.',
  };
}
