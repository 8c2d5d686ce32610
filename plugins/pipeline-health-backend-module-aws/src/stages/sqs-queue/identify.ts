import { abridge } from '@pipeline-health/plugin-pipeline-health-common';
import type { ParsedArn } from '@pipeline-health/plugin-pipeline-health-common';

const NAME = /^[\w-]{1,80}$|^[\w-]{1,75}\.fifo$/;

/**
 * The name of a queue: `arn:aws:sqs:region:account:name`.
 */
export function identify(arn: ParsedArn): string | undefined {
  if (arn.service !== 'sqs') {
    return undefined;
  }
  if (!arn.region || !arn.account) {
    throw new Error(
      `'${abridge(
        arn.arn,
      )}' lacks its region or account; expected arn:aws:sqs:region:account:name`,
    );
  }
  if (!NAME.test(arn.resource)) {
    throw new Error(
      `'${abridge(
        arn.resource,
      )}' is not the name of a queue; expected up to 80 letters, digits, hyphens and underscores, with .fifo at the end for a FIFO queue`,
    );
  }
  return arn.resource;
}
