import {
  parseArn,
  ParsedArn,
} from '@pipeline-health/plugin-pipeline-health-common';

/**
 * The URL that names a queue in calls. Where the calls go is the client's
 * matter, so this is right for an emulator too.
 */
export function queueUrl(arn: ParsedArn): string {
  const domain =
    arn.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://sqs.${arn.region}.${domain}/${arn.account}/${arn.resource}`;
}

/**
 * The ARN of a queue, from its URL and the ARN of a queue beside it. The host is
 * not looked at: it may be an emulator's or of the older form.
 */
export function arnOfQueueUrl(url: string, besideArn: string): string {
  const { partition, region } = parseArn(besideArn);
  const [account, name] = new URL(url).pathname.split('/').slice(-2);
  return `arn:${partition}:sqs:${region}:${account}:${name}`;
}

/** The name of a queue, from its ARN. */
export function queueName(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}
