import { abridge } from '@pipeline-health/plugin-pipeline-health-common';
import type { ParsedArn } from '@pipeline-health/plugin-pipeline-health-common';

const NAME = /^[a-z][a-z0-9-]{2,27}$/;

/**
 * The name of a domain: `arn:aws:es:region:account:domain/name`.
 */
export function identify(arn: ParsedArn): string | undefined {
  if (arn.service !== 'es') {
    return undefined;
  }
  if (!arn.region || !arn.account) {
    throw new Error(
      `'${abridge(
        arn.arn,
      )}' lacks its region or account; expected arn:aws:es:region:account:domain/name`,
    );
  }
  const [type, ...rest] = arn.resource.split('/');
  const name = rest.join('/');
  if (type !== 'domain' || !NAME.test(name)) {
    throw new Error(
      `'${abridge(
        arn.resource,
      )}' is not an OpenSearch domain; expected domain/ and a name of 3 to 28 lower-case letters, digits and hyphens`,
    );
  }
  return name;
}
