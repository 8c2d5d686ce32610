# The role by which Pipeline Health reads this account.

variable "role_name" {
  description = "As aws.accountDefaults.roleName in app-config.yaml"
  type        = string
  default     = "pipeline-health-reader"
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
  description = "What is allowed beside reading: apply-fix, extend-retention, peek, redrive, redrive-group, rerun-job, start-crawler, stop-run, load-status, notify"
  type        = set(string)
  default     = []
}

locals {
  reading = [
    "cloudwatch:DescribeAlarms",
    "cloudwatch:GetAlarmMuteRule",
    "cloudwatch:GetMetricData",
    "cloudwatch:ListAlarmMuteRules",
    "cloudwatch:ListMetrics",
    "databrew:DescribeDataset",
    "databrew:DescribeJob",
    "databrew:DescribeProject",
    "databrew:ListJobRuns",
    "databrew:ListJobs",
    "databrew:ListRulesets",
    "databrew:ListSchedules",
    "es:DescribeDomain",
    "firehose:DescribeDeliveryStream",
    "firehose:ListDeliveryStreams",
    "glue:GetConnection",
    "glue:GetCrawler",
    "glue:GetCrawlerMetrics",
    "glue:GetCrawlers",
    "glue:GetJob",
    "glue:GetJobBookmark",
    "glue:GetJobRuns",
    "glue:GetMLTaskRuns",
    "glue:GetMLTransform",
    "glue:GetMLTransforms",
    "glue:GetTable",
    "glue:GetTables",
    "glue:GetTriggers",
    "glue:ListCrawls",
    "glue:ListJobs",
    "kinesis:DescribeStreamSummary",
    "kinesis:ListStreamConsumers",
    "kinesis:ListStreams",
    "lambda:GetFunctionConcurrency",
    "lambda:GetFunctionConfiguration",
    "lambda:GetFunctionEventInvokeConfig",
    "lambda:ListEventSourceMappings",
    "redshift-serverless:GetNamespace",
    "redshift-serverless:ListWorkgroups",
    "redshift:DescribeClusters",
    "s3:ListBucket",
    "sns:ListSubscriptionsByTopic",
    "sqs:GetQueueAttributes",
    "sqs:ListDeadLetterSourceQueues",
    "sqs:ListQueues",
    "tag:GetResources",
  ]
  options = {
    "apply-fix" = [
      "cloudwatch:DescribeAlarms",
      "cloudwatch:PutMetricAlarm",
      "glue:GetCrawler",
      "glue:StartCrawlerSchedule",
      "glue:UpdateCrawler",
      "sqs:GetQueueAttributes",
      "sqs:SetQueueAttributes",
    ]
    "extend-retention" = [
      "kinesis:DescribeStreamSummary",
      "kinesis:IncreaseStreamRetentionPeriod",
      "sqs:GetQueueAttributes",
      "sqs:SetQueueAttributes",
    ]
    "peek" = [
      "sqs:GetQueueAttributes",
      "sqs:ListMessageMoveTasks",
      "sqs:ReceiveMessage",
    ]
    "redrive" = [
      "sqs:CancelMessageMoveTask",
      "sqs:DeleteMessage",
      "sqs:GetQueueAttributes",
      "sqs:ListMessageMoveTasks",
      "sqs:ReceiveMessage",
      "sqs:SendMessage",
      "sqs:StartMessageMoveTask",
    ]
    "redrive-group" = [
      "sqs:DeleteMessage",
      "sqs:GetQueueAttributes",
      "sqs:ListMessageMoveTasks",
      "sqs:ReceiveMessage",
      "sqs:SendMessage",
    ]
    "rerun-job" = [
      "databrew:StartJobRun",
      "databrew:StopJobRun",
      "glue:BatchStopJobRun",
      "glue:GetJobRun",
      "glue:StartJobRun",
    ]
    "start-crawler" = [
      "glue:StartCrawler",
      "glue:StopCrawler",
    ]
    "stop-run" = [
      "databrew:StopJobRun",
      "glue:BatchStopJobRun",
      "glue:StopCrawler",
    ]
    "load-status" = [
      "redshift-data:DescribeStatement",
      "redshift-data:ExecuteStatement",
      "redshift-data:GetStatementResult",
      "redshift-serverless:GetCredentials",
      "redshift:GetClusterCredentials",
      "redshift:GetClusterCredentialsWithIAM",
      "secretsmanager:GetSecretValue",
    ]
    "notify" = [
      "sns:Publish",
    ]
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
