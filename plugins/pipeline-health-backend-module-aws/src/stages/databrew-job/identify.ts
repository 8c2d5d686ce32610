import type { ParsedArn } from '@pipeline-health/plugin-pipeline-health-common';

const JOB = 'job/';

/** The name in the ARN of a DataBrew job, which may hold spaces. */
export function identify(arn: ParsedArn): string | undefined {
  if (arn.service !== 'databrew' || !arn.resource.startsWith(JOB)) {
    return undefined;
  }
  const name = arn.resource.slice(JOB.length);
  if (!name || !arn.region || !arn.account) {
    throw new Error(
      `'${arn.arn}' is not the ARN of a DataBrew job; expected arn:aws:databrew:region:account:job/name`,
    );
  }
  return name;
}
