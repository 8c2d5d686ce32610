import type { ParsedArn } from '@pipeline-health/plugin-pipeline-health-common';

const WORKGROUP = 'workgroup/';

/** The id in the ARN of a workgroup; its name is in its inventory. */
export function identify(arn: ParsedArn): string | undefined {
  if (
    arn.service !== 'redshift-serverless' ||
    !arn.resource.startsWith(WORKGROUP)
  ) {
    return undefined;
  }
  const id = arn.resource.slice(WORKGROUP.length);
  if (!id || !arn.region || !arn.account) {
    throw new Error(
      `'${arn.arn}' is not the ARN of a workgroup; expected arn:aws:redshift-serverless:region:account:workgroup/id`,
    );
  }
  return id;
}
