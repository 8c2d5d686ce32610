import type { ParsedArn } from '@pipeline-health/plugin-pipeline-health-common';

const CLUSTER = 'cluster:';

/** The name in the ARN of a cluster. */
export function identify(arn: ParsedArn): string | undefined {
  if (arn.service !== 'redshift' || !arn.resource.startsWith(CLUSTER)) {
    return undefined;
  }
  const name = arn.resource.slice(CLUSTER.length);
  if (!name || !arn.region || !arn.account) {
    throw new Error(
      `'${arn.arn}' is not the ARN of a Redshift cluster; expected arn:aws:redshift:region:account:cluster:name`,
    );
  }
  return name;
}
