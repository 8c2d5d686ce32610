import { parse } from 'yaml';
import { Attribute, fixesOf, Input, only, Repair, ResourceType } from '.';

const QUEUE: ResourceType = {
  cloudFormation: 'AWS::SQS::Queue',
  terraform: 'aws_sqs_queue',
  arguments: {
    QueueName: 'name',
    RedrivePolicy: { as: 'json', name: 'redrive_policy' },
  },
};

const textsOf = (repair: Repair) =>
  Object.fromEntries(
    fixesOf({ region: 'eu-central-1' }, repair).map(({ label, text }) => [
      label,
      text,
    ]),
  );

describe('a repair', () => {
  it('is one change in three languages', () => {
    const created = {
      type: QUEUE,
      name: 'orders-dlq',
      properties: { QueueName: 'orders-dlq' },
    };
    const texts = textsOf({
      calls: [
        {
          service: 'sqs',
          operation: 'CreateQueue',
          input: { QueueName: 'orders-dlq' },
        },
        {
          service: 'sqs',
          operation: 'SetQueueAttributes',
          input: {
            QueueUrl: 'https://sqs/orders',
            Attributes: { A: '{"b":1}' },
          },
        },
      ],
      resources: [
        created,
        {
          type: QUEUE,
          name: 'orders',
          properties: {
            QueueName: 'orders',
            RedrivePolicy: {
              deadLetterTargetArn: new Attribute(
                created,
                'Arn',
                'arn:orders-dlq',
              ),
              maxReceiveCount: 5,
            },
          },
        },
      ],
    });
    expect(texts['AWS CLI']).toBe(
      [
        'aws sqs create-queue --region eu-central-1 \\',
        '  --queue-name orders-dlq &&',
        'aws sqs set-queue-attributes --region eu-central-1 \\',
        '  --queue-url https://sqs/orders \\',
        `  --attributes '{"A":"{\\"b\\":1}"}'`,
      ].join('\n'),
    );
    expect(parse(texts.CloudFormation)).toEqual({
      Resources: {
        OrdersDlq: {
          Type: 'AWS::SQS::Queue',
          Properties: { QueueName: 'orders-dlq' },
        },
        Orders: {
          Type: 'AWS::SQS::Queue',
          Properties: {
            QueueName: 'orders',
            RedrivePolicy: {
              deadLetterTargetArn: { 'Fn::GetAtt': ['OrdersDlq', 'Arn'] },
              maxReceiveCount: 5,
            },
          },
        },
      },
    });
    expect(texts.Terraform).toBe(
      [
        '# What is not named here stays as it is.',
        'resource "aws_sqs_queue" "orders_dlq" {',
        '  name = "orders-dlq"',
        '}',
        '',
        'resource "aws_sqs_queue" "orders" {',
        '  name = "orders"',
        '  redrive_policy = jsonencode({',
        '    deadLetterTargetArn = aws_sqs_queue.orders_dlq.arn',
        '    maxReceiveCount = 5',
        '  })',
        '}',
      ].join('\n'),
    );
  });

  it('asks the reader for what only the reader knows', () => {
    const topic = new Input('AlarmTopic', "the team's topic");
    const texts = textsOf({
      calls: [
        {
          service: 'events',
          operation: 'PutTargets',
          input: {
            Rule: 'rules failed',
            Targets: [{ Id: "team's", Arn: topic }],
            Tags: [topic, 'b'],
            DryRun: true,
            Force: false,
          },
        },
      ],
      resources: [
        {
          type: { cloudFormation: 'AWS::Events::Rule', terraform: 'aws_rule' },
          name: '2nd-rule',
          properties: { Description: 'costs ${x}', Arns: [topic] },
        },
      ],
    });
    expect(texts['AWS CLI'].split('\n')).toEqual([
      `ALARM_TOPIC='<the team'\\''s topic>'`,
      'aws events put-targets --region eu-central-1 \\',
      `  --rule 'rules failed' \\`,
      `  --targets '[{"Id":"team'\\''s","Arn":"'"$ALARM_TOPIC"'"}]' \\`,
      '  --tags "$ALARM_TOPIC" b \\',
      '  --dry-run \\',
      '  --no-force',
    ]);
    expect(parse(texts.CloudFormation)).toEqual({
      Parameters: {
        AlarmTopic: { Type: 'String', Description: "the team's topic" },
      },
      Resources: {
        R2ndRule: {
          Type: 'AWS::Events::Rule',
          Properties: {
            Description: 'costs ${x}',
            Arns: [{ Ref: 'AlarmTopic' }],
          },
        },
      },
    });
    expect(texts.Terraform.split('\n').slice(1)).toEqual([
      'variable "alarm_topic" {',
      '  type = string',
      `  description = "the team's topic"`,
      '}',
      '',
      'resource "aws_rule" "r_2nd_rule" {',
      '  description = "costs $${x}"',
      '  arns = [var.alarm_topic]',
      '}',
    ]);
  });

  it('gives back what a call would reset', () => {
    expect(
      textsOf({
        calls: [
          {
            service: 'glue',
            operation: 'UpdateJob',
            input: { JobUpdate: { Timeout: 60 } },
            read: {
              operation: 'GetJob',
              input: { JobName: 'load' },
              filter: `.Job | {JobName: .Name, JobUpdate: ${only(['Role'])}}`,
            },
          },
        ],
      })['AWS CLI'].split('\n'),
    ).toEqual([
      '# jq keeps the rest as it is.',
      'aws glue update-job --region eu-central-1 --cli-input-json "$(',
      '  aws glue get-job --region eu-central-1 \\',
      '    --job-name load \\',
      '    --output json |',
      `  jq '(.Job | {JobName: .Name, JobUpdate: with_entries(select(.value != null and (.key | IN("Role"))))}) * {"JobUpdate":{"Timeout":60}}'`,
      ')"',
    ]);
  });
});
