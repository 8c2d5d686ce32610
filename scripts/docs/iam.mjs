import { format } from 'node:util';

const ROLE = 'pipeline-health-reader';
const NO_VALUE = { Ref: 'AWS::NoValue' };

/** A permission that is needed only when a site wants it, such as an action that is switched on. */
function optionsOf({ acting, loadStatus }) {
  const ids = [...new Set(acting.map(({ id }) => id))].sort();
  return [
    ...ids.map(id => ({
      id,
      why: `the action ${id}, once it is switched on`,
      actions: sorted(
        acting.filter(each => each.id === id).flatMap(each => each.iamActions),
      ),
    })),
    {
      id: 'load-status',
      why: 'asking Redshift by SQL how loads went',
      actions: sorted(loadStatus),
    },
    {
      id: 'notify',
      why: 'publishing what owners are told to SNS topics',
      actions: ['sns:Publish'],
    },
  ];
}

/** What reading everything needs, as an IAM policy. */
export function policyOf({ reading }) {
  return documentOf('ReadPipelineHealth', reading);
}

/** A role for one account as a CloudFormation template, which StackSets take as well. */
export function cloudFormationOf(permissions) {
  const options = optionsOf(permissions);
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'The role by which Pipeline Health reads this account',
    Parameters: {
      RoleName: {
        Type: 'String',
        Default: ROLE,
        Description: 'As aws.accountDefaults.roleName in app-config.yaml',
      },
      Principal: {
        Type: 'String',
        Description: 'The ARN of the role that the Backstage backend runs as',
      },
      ExternalId: {
        Type: 'String',
        Default: '',
        Description: 'As externalId in app-config.yaml; none when empty',
      },
      ...Object.fromEntries(
        options.map(({ id, why }) => [
          parameterOf(id),
          {
            Type: 'String',
            AllowedValues: ['true', 'false'],
            Default: 'false',
            Description: `Whether to allow ${why}`,
          },
        ]),
      ),
    },
    Conditions: {
      HasExternalId: {
        'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'ExternalId' }, ''] }],
      },
      ...Object.fromEntries(
        options.map(({ id }) => [
          conditionOf(id),
          { 'Fn::Equals': [{ Ref: parameterOf(id) }, 'true'] },
        ]),
      ),
    },
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: { Ref: 'RoleName' },
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: { Ref: 'Principal' } },
                Action: 'sts:AssumeRole',
                Condition: {
                  'Fn::If': [
                    'HasExternalId',
                    {
                      StringEquals: { 'sts:ExternalId': { Ref: 'ExternalId' } },
                    },
                    NO_VALUE,
                  ],
                },
              },
            ],
          },
          Policies: [
            { PolicyName: 'read', PolicyDocument: policyOf(permissions) },
          ],
        },
      },
      ...Object.fromEntries(
        options.map(({ id, actions }) => [
          pascalCase(id),
          {
            Type: 'AWS::IAM::Policy',
            Condition: conditionOf(id),
            Properties: {
              PolicyName: id,
              Roles: [{ Ref: 'Role' }],
              PolicyDocument: documentOf(pascalCase(id), actions),
            },
          },
        ]),
      ),
    },
    Outputs: { RoleArn: { Value: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
  };
}

/** The same role for Terraform. */
export function terraformOf(permissions) {
  const options = optionsOf(permissions);
  const listed = (actions, indent) =>
    actions.map(action => `${indent}"${action}",`).join('\n');
  return format(
    TERRAFORM,
    ROLE,
    options.map(({ id }) => id).join(', '),
    listed(permissions.reading, '    '),
    options
      .map(
        ({ id, actions }) =>
          `    "${id}" = [\n${listed(actions, '      ')}\n    ]`,
      )
      .join('\n'),
  );
}

const TERRAFORM = `# The role by which Pipeline Health reads this account.

variable "role_name" {
  description = "As aws.accountDefaults.roleName in app-config.yaml"
  type        = string
  default     = "%s"
}

variable "principal" {
  description = "The ARN of the role that the Backstage backend runs as"
  type        = string
}

variable "external_id" {
  description = "As externalId in app-config.yaml"
  type        = string
  default     = null
}

variable "allowed" {
  description = "What is allowed beside reading: %s"
  type        = set(string)
  default     = []
}

locals {
  reading = [
%s
  ]
  options = {
%s
  }
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = [var.principal]
    }
    dynamic "condition" {
      for_each = var.external_id == null ? [] : [var.external_id]
      content {
        test     = "StringEquals"
        variable = "sts:ExternalId"
        values   = [condition.value]
      }
    }
  }
}

data "aws_iam_policy_document" "read" {
  statement {
    sid       = "ReadPipelineHealth"
    actions   = local.reading
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "option" {
  for_each = var.allowed
  statement {
    actions   = local.options[each.value]
    resources = ["*"]
  }
}

resource "aws_iam_role" "reader" {
  name               = var.role_name
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "read" {
  name   = "read"
  role   = aws_iam_role.reader.id
  policy = data.aws_iam_policy_document.read.json
}

resource "aws_iam_role_policy" "option" {
  for_each = var.allowed
  name     = each.value
  role     = aws_iam_role.reader.id
  policy   = data.aws_iam_policy_document.option[each.value].json
}

output "role_arn" {
  value = aws_iam_role.reader.arn
}
`;

function documentOf(sid, actions) {
  return {
    Version: '2012-10-17',
    Statement: [
      { Sid: sid, Effect: 'Allow', Action: [...actions], Resource: '*' },
    ],
  };
}

const parameterOf = id => `Allow${pascalCase(id)}`;
const conditionOf = id => `Allows${pascalCase(id)}`;

function pascalCase(id) {
  return id
    .split('-')
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

function sorted(values) {
  return [...new Set(values)].sort();
}
